namespace GradGen.Generator.Interpretation.Values;

/// <summary>What a run leaves behind: the tape, and whether a choice came near to falling the other way.</summary>
internal sealed class Trace
{
    // As near to one another as this, two numbers may be the same.
    private const double Near = 1e-6;
    private const int MostTies = 64;

    private readonly List<(int First, int Second)> _ties = [];

    internal Tape Tape { get; } = new();

    internal Statements Statements { get; } = new();

    internal Calls Calls { get; } = new();

    /// <summary>Where the run is.</summary>
    internal ProgramPoint Point { get; set; }

    /// <summary>Whether Backward runs. There constants leave a trace too where they are passed on, as mistakes may be in them.</summary>
    internal bool IsInBackward { get; set; }

    /// <summary>Whether a choice may fall the other way next to here. Numbers that are the same all around leave it no matter which way.</summary>
    internal bool IsAtBorder => _ties.Count > MostTies || _ties.Exists(tie => !Tape.AreSame(tie.First, tie.Second));

    internal void Clear()
    {
        Tape.Clear();
        Calls.Clear();
        Point = default;
        IsInBackward = false;
        _ties.Clear();
    }

    /// <summary>A value that the run does not use, so that what it was made by is forgotten.</summary>
    internal Value Aside(Func<Value> value)
    {
        var mark = Mark;
        try
        {
            return value();
        }
        finally
        {
            GoBack(mark);
        }
    }

    /// <summary>How far the run has come.</summary>
    internal TraceMark Mark => new(Point, IsInBackward, _ties.Count, Tape.Count);

    /// <summary>Forgets what came since.</summary>
    internal void GoBack(TraceMark mark)
    {
        (Point, IsInBackward) = (mark.Point, mark.IsInBackward);
        _ties.RemoveRange(mark.Ties, _ties.Count - mark.Ties);
        Tape.Forget(mark.Nodes);
    }

    /// <summary>A real that others are differentiated by.</summary>
    internal Value Variable(double value) => Value.Of(value, Tape.Variable(Point));

    /// <summary>A function of one real.</summary>
    internal Value Unary(double value, Value argument, double derivative) => Value.Of(Unary(value, argument.Taped, derivative));

    /// <summary>A function of two reals.</summary>
    internal Value Binary(double value, Value first, double byFirst, Value second, double bySecond) =>
        Value.Of(Binary(value, first.Taped, byFirst, second.Taped, bySecond));

    internal Value Add(Value a, Value b) => Value.Of(Sum(a.Taped, b.Taped));

    internal Value Subtract(Value a, Value b) => Value.Of(Difference(a.Taped, b.Taped));

    internal Value Multiply(Value a, Value b) => Value.Of(Product(a.Taped, b.Taped));

    internal Value Divide(Value a, Value b) => Value.Of(Quotient(a.Taped, b.Taped));

    internal Value Remainder(Value a, Value b) => Value.Of(Rest(a.Taped, b.Taped));

    internal Value Negate(Value a) => Value.Of(Opposite(a.Taped));

    internal TapedReal Sum(TapedReal a, TapedReal b) => Binary(a.Real + b.Real, a, 1, b, 1);

    internal TapedReal Difference(TapedReal a, TapedReal b) => Binary(a.Real - b.Real, a, 1, b, -1);

    internal TapedReal Product(TapedReal a, TapedReal b) => Binary(a.Real * b.Real, a, b.Real, b, a.Real);

    internal TapedReal Quotient(TapedReal a, TapedReal b) => Binary(a.Real / b.Real, a, 1 / b.Real, b, -a.Real / (b.Real * b.Real));

    internal TapedReal Rest(TapedReal a, TapedReal b) => Binary(a.Real % b.Real, a, 1, b, -Math.Truncate(a.Real / b.Real));

    internal TapedReal Opposite(TapedReal a) => Unary(-a.Real, a, -1);

    /// <summary>A number as the statement that runs passes it on, so that it is known to have gone through it.</summary>
    internal Value Pass(Value value) => Value.Of(Pass(value.Taped));

    /// <summary>The same of a real.</summary>
    internal TapedReal Pass(TapedReal real) =>
        (real.Node == 0 ? IsInBackward : Tape.PointOf(real.Node).Statement != Point.Statement)
            ? new(real.Real, Tape.Copy(real.Node, Point))
            : real;

    /// <summary>Remembers two numbers that something is chosen by, where they are near to one another.</summary>
    internal void Compare(Value a, Value b) => Compare(a.Taped, b.Taped);

    /// <summary>The same of two reals.</summary>
    internal void Compare(TapedReal a, TapedReal b)
    {
        // A number compared with itself, as the maximum with the elements that it was found among, is no border.
        if ((a.Node | b.Node) != 0 && Math.Abs(a.Real - b.Real) < Near && (Tape.IsMoving(a.Node) || Tape.IsMoving(b.Node))
            && Tape.Origin(a.Node) != Tape.Origin(b.Node) && _ties.Count <= MostTies)
            _ties.Add((a.Node, b.Node));
    }

    /// <summary>Writes an element; a real has gone through the statement that writes it.</summary>
    internal void Store(ArrayValue array, int index, Value value)
    {
        if (array is RealArray reals)
            Store(reals, index, value.Taped);
        else
            array.Set(index, value);
    }

    /// <summary>Writes a real into an array; gives it as it was passed on.</summary>
    internal TapedReal Store(RealArray array, int index, TapedReal real)
    {
        real = Pass(real);
        array.Values[index] = real.Real;
        array.Nodes[index] = real.Node;
        return real;
    }

    /// <summary>Remembers where Backward made an array.</summary>
    internal void Make(ArrayValue array)
    {
        if (IsInBackward && array is RealArray { Length: > 0 } reals)
            reals.Fill(Tape.Zeros(Point));
    }

    /// <summary>Writes a real into a field; it has gone through the statement that writes it.</summary>
    internal void Store(Instance holder, int slot, Value value) => holder.Fields[slot] = Pass(value);

    private TapedReal Unary(double value, TapedReal argument, double derivative) =>
        argument.Node == 0 ? new(value) : new(value, Tape.Add(argument.Node, derivative, 0, 0, Point));

    private TapedReal Binary(double value, TapedReal first, double byFirst, TapedReal second, double bySecond) =>
        (first.Node | second.Node) == 0 ? new(value) : new(value, Tape.Add(first.Node, byFirst, second.Node, bySecond, Point));
}

/// <summary>How far a run has come.</summary>
/// <param name="Point">Where it was.</param>
/// <param name="IsInBackward">Whether Backward ran.</param>
/// <param name="Ties">How many choices had come near to falling the other way.</param>
/// <param name="Nodes">The number of nodes on the tape.</param>
internal readonly record struct TraceMark(ProgramPoint Point, bool IsInBackward, int Ties, int Nodes);

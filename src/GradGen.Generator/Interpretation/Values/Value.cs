namespace GradGen.Generator.Interpretation.Values;

/// <summary>
/// A value of the interpreted program. A real carries the number of its node on the tape, 0 for a constant; integers, characters
/// and booleans are their bits; everything else is an object. Which of them it is, the static type says.
/// </summary>
internal readonly struct Value
{
    private readonly long _bits;

    private Value(long bits, int node, object? reference) => (_bits, Node, Object) = (bits, node, reference);

    internal static Value Null => default;

    /// <summary>A nullable value type without a value.</summary>
    internal static Value Nothing { get; } = new(0, 0, new object());

    internal static Value True { get; } = new(1, 0, null);

    internal static Value False => default;

    /// <summary>The node of a real on the tape; 0 where nothing is known to influence it.</summary>
    internal int Node { get; }

    internal object? Object { get; }

    internal double Real => BitConverter.Int64BitsToDouble(_bits);

    internal TapedReal Taped => new(Real, Node);

    internal long Integer => _bits;

    internal int Int => (int)_bits;

    internal bool Flag => _bits != 0;

    internal bool IsNothing => ReferenceEquals(Object, Nothing.Object);

    /// <summary>Calls the delegate that this is.</summary>
    internal Value Call(params Value[] arguments) => ((FunctionValue)Object!).Call(arguments);

    internal static Value Of(double real, int node = 0) => new(BitConverter.DoubleToInt64Bits(real), node, null);

    internal static Value Of(TapedReal real) => new(BitConverter.DoubleToInt64Bits(real.Real), real.Node, null);

    internal static Value Of(long integer) => new(integer, 0, null);

    internal static Value Of(int integer) => new(integer, 0, null);

    internal static Value Of(bool flag) => flag ? True : False;

    internal static Value Of(object? reference) => new(0, 0, reference);
}

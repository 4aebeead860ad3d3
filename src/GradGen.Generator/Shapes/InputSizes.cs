using GradGen.Generator.Signatures;

namespace GradGen.Generator.Shapes;

/// <summary>
/// What the evidence makes of the sizes of inputs: of the layer's own sizes, of those of other axes, or free.
/// </summary>
internal sealed class InputSizes
{
    private readonly ShapeEvidence _evidence;
    private readonly Divisions _divisions;
    private readonly IReadOnlyList<ForwardInput> _inputs;
    private readonly bool[] _followsFirst;
    private readonly bool _isBound;
    private readonly IReadOnlyDictionary<SizeName, Polynomial> _given;
    private readonly Lazy<IReadOnlyDictionary<SizeName, Polynomial>> _returned;
    private readonly Dictionary<SizeName, Polynomial?> _known = [];

    /// <summary>Solves nothing yet.</summary>
    /// <param name="interpreter">The one that ran Forward.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="followsFirst">Those that have the shape of the first real one unless Forward shows another.</param>
    /// <param name="isBound">Whether anything about the layer fixes a size.</param>
    /// <param name="given">What [Shape] and the inputs' types say.</param>
    /// <param name="returned">The shapes of the gradients that Backward returns.</param>
    internal InputSizes(Interpreter interpreter, IReadOnlyList<ForwardInput> inputs, bool[] followsFirst, bool isBound,
        IReadOnlyDictionary<SizeName, Polynomial> given, Lazy<IReadOnlyDictionary<SizeName, Polynomial>> returned)
    {
        _evidence = interpreter.Evidence;
        _divisions = interpreter.Divisions;
        Equations = new AxisEquations(_evidence, _divisions);
        _inputs = inputs;
        _followsFirst = followsFirst;
        _isBound = isBound;
        _given = given;
        _returned = returned;
        FirstReal = Math.Max(0, Enumerable.Range(0, inputs.Count).FirstOrDefault(input => inputs[input].Storage.IsReal && !followsFirst[input]));
        Axes = [.. inputs.SelectMany(static (input, number) => Enumerable.Range(0, input.Storage.Axes).Select(axis => SizeName.Axis(number, axis)))];
    }

    /// <summary>Products that the layer fixes, of which each of several axes is one factor, by the name of the factor.</summary>
    internal Dictionary<SizeName, (Polynomial Product, int Count, int Index)> Factors { get; } = [];

    /// <summary>Names of free sizes of which an axis is a multiple: the axis, and of what.</summary>
    internal Dictionary<SizeName, (SizeName Axis, Polynomial Divisor)> Quotients { get; } = [];

    internal AxisEquations Equations { get; }

    /// <summary>All axes of all inputs, in order.</summary>
    internal IReadOnlyList<SizeName> Axes { get; }

    /// <summary>The input that others may follow.</summary>
    internal int FirstReal { get; }

    /// <summary>Whether a size is that of an axis which is free.</summary>
    internal static bool IsFree(Polynomial size) => size.AsName is { IsOfInput: true };

    /// <summary>The size of an axis: in names of the layer's and of free sizes; null when it is unknown.</summary>
    internal Polynomial? Of(SizeName axis)
    {
        if (_known.TryGetValue(axis, out var known))
            return known;
        // Where sizes lead back to one another, the one that was asked for first is free.
        _known[axis] = Polynomial.Name(axis);
        return _known[axis] = Solve(axis);
    }

    /// <summary>A size with what is known of each axis in it; null where that is not all known.</summary>
    internal Polynomial? Resolve(Polynomial size)
    {
        foreach (var name in size.Names.Where(static name => name.IsOfInput || name.IsQuotient).ToArray())
        {
            if (ValueOf(name) is not { } value || size.Substitute(name, value) is not { } next)
                return null;
            size = next;
        }

        return size.Names.Any(static name => name.IsVariable) ? null : size;
    }

    private Polynomial? ValueOf(SizeName name) =>
        name.IsOfInput ? (Axes.Contains(name) ? Of(name) : Polynomial.Name(name))
        : Resolve(_divisions.Quotients[name].Dividend) is { } dividend
            && Resolve(_divisions.Quotients[name].Divisor) is { } divisor ? _divisions.Quotient(dividend, divisor)
        : null;

    private Polynomial? Solve(SizeName axis)
    {
        if (Fixed(axis) is { } size)
            return size;
        var tied = Tied(axis);
        foreach (var other in tied)
        {
            if (Fixed(other) is { } same)
                return same;
        }

        return tied[0] != axis ? Of(tied[0]) : Factor(axis) ?? Multiple(tied) ?? OfOthers(axis) ?? Unbound(axis, tied);
    }

    // What the layer's own sizes make of an axis.
    private Polynomial? Fixed(SizeName axis)
    {
        if (_given.TryGetValue(axis, out var given))
            return given;
        if (Equations.Equal(axis).FirstOrDefault(Equations.IsSize) is { } strong)
            return strong;
        if (Part(axis) is { } part)
            return part;
        if (Largest(Equations.Reached(axis).Where(Equations.IsSize).Where(static bound => bound.AsConstant is null)) is { } reached)
            return IsRounded(reached) && Claimed(axis) is { } whole && Equations.IsSize(whole) ? whole : reached;
        if (Agreed(Equations.Fitting(axis).Where(Equations.IsSize)) is { } limited)
            return limited;
        return Returned(axis) is { } returned && Equations.IsSize(returned) ? returned : null;
    }

    // What is left over of a division, as behind the last window of a large stride, no index reaches: Backward says how much that is.
    private static bool IsRounded(Polynomial size) => size.Names.Any(static name => name.IsQuotient);

    private Polynomial? Claimed(SizeName axis) =>
        !_evidence.Asked.Contains(axis) && _returned.Value.TryGetValue(axis, out var returned) && !returned.Mentions(axis) ? returned : null;

    // What Forward shows comes first: that Backward gives another shape may be its mistake.
    private Polynomial? Returned(SizeName axis) =>
        Claimed(axis) is { } returned && Equations.All(axis).All(static size => size.AsConstant is not null)
            ? returned : null;

    // "if (2 * x.Length != n) throw".
    private Polynomial? Part(SizeName axis)
    {
        foreach (var (left, right) in Equations.BothWays)
        {
            if (left.Mentions(axis) && left.TryIsolate(axis, out var coefficient, out var rest)
                && Equations.IsSize(coefficient) && Equations.IsSize(right.Minus(rest)))
                return _divisions.Quotient(right.Minus(rest), coefficient);
        }

        return null;
    }

    // "if (x.Channels * x.Height * x.Width != size) throw".
    private Polynomial? Factor(SizeName axis)
    {
        foreach (var (left, right) in Equations.BothWays)
        {
            if (!left.Mentions(axis) || !left.TryIsolate(axis, out var others, out var rest)
                || !Equations.IsSize(right.Minus(rest)) || others.DividedBy(others) is null)
                continue;
            var open = new List<SizeName> { axis };
            foreach (var other in others.Names.Where(static name => name.IsOfInput).ToArray())
            {
                var size = Fixed(other);
                if (size is null)
                    open.Add(other);
                others = others.Substitute(other, size ?? Polynomial.One) ?? others;
            }

            open.Sort();
            Factors[SizeName.Factor(axis)] = (_divisions.Quotient(right.Minus(rest), others), open.Count, open.IndexOf(axis));
            return Polynomial.Name(SizeName.Factor(axis));
        }

        return null;
    }

    // "if (x.Length % size != 0) throw", or an index that runs over x.Length / size rows of that size.
    private Polynomial? Multiple(IEnumerable<SizeName> tied)
    {
        foreach (var axis in tied)
        {
            var divisions = _evidence.Equal.SelectMany(pair => Equations.Divided(axis, pair.Left, pair.Right))
                .Concat(_evidence.AtLeast.SelectMany(pair => Equations.Divided(axis, pair.Size, pair.Bound))).Distinct().ToArray();
            if (divisions.Length == 0)
                continue;
            var (divisor, rest) = divisions[0];
            // What several sizes divide, their product divides.
            foreach (var (other, _) in divisions.Skip(1).Where(division => division.Remainder.AsConstant == 0 && rest.AsConstant == 0))
                divisor = divisor.Times(other) ?? divisor;
            var count = SizeName.Multiple(axis);
            Quotients[count] = (axis, divisor);
            return divisor.Times(Polynomial.Name(count))?.Plus(rest);
        }

        return null;
    }

    // Twice the size of another input, or one more than its own other axis.
    private Polynomial? OfOthers(SizeName axis)
    {
        return Shown(Equations.Equal(axis)).FirstOrDefault() ?? Largest(Shown(Equations.Reached(axis))) ?? Shown(Equations.Fitting(axis)).FirstOrDefault();

        IEnumerable<Polynomial> Shown(IEnumerable<Polynomial> sizes) =>
            sizes.Where(static size => size.AsName is null && size.AsConstant is null).Select(Resolve).OfType<Polynomial>()
                .Where(size => !Equations.Depends(size, axis));
    }

    private Polynomial? Unbound(SizeName axis, IReadOnlyList<SizeName> tied)
    {
        var input = axis.Number;
        // Labels that are asked how many they are need not be as many as something else.
        if (_followsFirst[input] && FirstReal is var first && first != input
            && !(_inputs[input].Storage.IsInteger && _evidence.Asked.Contains(axis)))
            return axis.AxisNumber < _inputs[first].Storage.Axes ? Of(SizeName.Axis(first, axis.AxisNumber)) : null;
        var constant = tied.SelectMany(Equations.Reached).Select(static bound => bound.AsConstant ?? 0).DefaultIfEmpty(0).Max();
        if (constant >= 2 && !tied.Any(_evidence.Asked.Contains))
            return Polynomial.Constant(constant);
        // Where nothing about the layer fixes a size, an input may have any, and indices may be as many as one likes.
        return Escapes(axis) && !_inputs[input].Storage.IsInteger && _isBound && !_evidence.PassedOn.ContainsKey(input)
            ? null
            : Polynomial.Name(axis);
    }

    private bool Escapes(SizeName axis) => _evidence.Escaped.Contains(axis.Number) || _evidence.EscapedAxes.Contains(axis);

    // The axes of the same size, in order.
    private IReadOnlyList<SizeName> Tied(SizeName axis)
    {
        var tied = new HashSet<SizeName>();
        var open = new Stack<SizeName>([axis]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!tied.Add(next))
                continue;
            foreach (var other in Equations.All(next).Append(Returned(next)).Select(static size => size?.AsName)
                .OfType<SizeName>().Concat(Axes.Where(other => Returned(other)?.AsName == next)))
            {
                if (Axes.Contains(other))
                    open.Push(other);
            }
        }

        return [.. Axes.Where(tied.Contains)];
    }

    private static Polynomial? Largest(IEnumerable<Polynomial> sizes)
    {
        Polynomial? largest = null;
        foreach (var size in sizes)
        {
            if (largest is null || size.Minus(largest).IsNonNegative)
                largest = size;
            else if (!largest.Minus(size).IsNonNegative)
                return null;
        }

        return largest;
    }

    private static Polynomial? Agreed(IEnumerable<Polynomial> sizes)
    {
        var distinct = sizes.Distinct().ToArray();
        return distinct.Length == 1 ? distinct[0] : null;
    }
}

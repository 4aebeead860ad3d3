namespace GradGen.Generator.Shapes;

/// <summary>What the evidence says of the size of an axis, solved for that size.</summary>
internal sealed class AxisEquations(ShapeEvidence evidence, Divisions divisions)
{
    private IReadOnlyList<(Polynomial Size, Polynomial Bound)>? _furthest;

    /// <summary>What equations say that the size of an axis is.</summary>
    internal IEnumerable<Polynomial> Equal(SizeName axis) => BothWays.SelectMany(pair => Isolated(axis, pair.Left, pair.Right));

    /// <summary>All equations, each way round.</summary>
    internal IEnumerable<(Polynomial Left, Polynomial Right)> BothWays =>
        evidence.Equal.Concat(evidence.Equal.Select(static pair => (pair.Right, pair.Left)));

    /// <summary>How far indices along an axis reach.</summary>
    internal IEnumerable<Polynomial> Reached(SizeName axis) => Furthest.SelectMany(pair => Isolated(axis, pair.Size, pair.Bound));

    /// <summary>What an axis has to fit into: what is copied, or walked along with something, is no larger than that.</summary>
    internal IEnumerable<Polynomial> Fitting(SizeName axis) => Furthest.SelectMany(pair => Isolated(axis, pair.Bound, pair.Size));

    /// <summary>Everything said about the size of an axis, exact or as a bound.</summary>
    internal IEnumerable<Polynomial> All(SizeName axis) => Equal(axis).Concat(Reached(axis)).Concat(Fitting(axis));

    // An index that reaches further, or a guard that asks for more, leaves nothing to say to a lower bound.
    private IReadOnlyList<(Polynomial Size, Polynomial Bound)> Furthest => _furthest ??= FindFurthest();

    private List<(Polynomial Size, Polynomial Bound)> FindFurthest()
    {
        // An array is mostly indexed by the same loop again and again.
        var reached = evidence.AtLeast.Distinct().ToArray();
        var known = reached.Concat(BothWays).ToArray();
        return [.. reached.Where(pair => !Array.Exists(known, other => other.Item1.Equals(pair.Size) && other.Item2.Minus(pair.Bound).AsConstant is > 0))];
    }

    // From side = other, or side ≥ other, what the axis is.
    private IEnumerable<Polynomial> Isolated(SizeName axis, Polynomial side, Polynomial other)
    {
        // "view[(rows - 1) * columns + j]": of an axis on both sides something may be left over on the first.
        var gap = side.Minus(other);
        if (!side.Mentions(axis) || !gap.Mentions(axis) || !gap.TryIsolate(axis, out var coefficient, out var rest) || Depends(rest, axis)
            || (other.Mentions(axis) && !coefficient.IsNonNegative))
            yield break;
        if (Polynomial.Zero.Minus(rest).DividedBy(coefficient) is { } quotient)
            yield return quotient;
    }

    /// <summary>What divides the size of an axis, and what is left over.</summary>
    internal IEnumerable<(Polynomial Divisor, Polynomial Remainder)> Divided(SizeName axis, Polynomial left, Polynomial right)
    {
        if (left.AsName is { } name && divisions.Remainders.TryGetValue(name, out var remainder))
        {
            if (remainder.Dividend.Mentions(axis) && remainder.Dividend.TryIsolate(axis, out var coefficient, out var rest)
                && coefficient.Equals(Polynomial.One) && IsSize(remainder.Divisor) && IsSize(right.Minus(rest)))
                yield return (remainder.Divisor, right.Minus(rest));
        }
        else if (left.AsName == axis
            && right.Names.Where(name => name.IsQuotient && axis == divisions.Quotients[name].Dividend.AsName).ToArray() is [var quotient, ..]
            && divisions.Quotients[quotient].Divisor is var divisor && IsSize(divisor) && right.Equals(divisor.Times(Polynomial.Name(quotient))))
        {
            yield return (divisor, Polynomial.Zero);
        }
    }

    /// <summary>Whether a size mentions an axis, in a quotient too.</summary>
    internal bool Depends(Polynomial size, SizeName axis) =>
        size.Names.Any(name => name == axis
            || (name.IsQuotient
                && (Depends(divisions.Quotients[name].Dividend, axis) || Depends(divisions.Quotients[name].Divisor, axis))));

    /// <summary>Whether a size is in terms of the layer alone.</summary>
    internal bool IsSize(Polynomial size) => !size.Names.Any(static name => name.IsOfInput) && IsShown(size);

    private bool IsShown(Polynomial size) =>
        size.Names.All(name => !name.IsVariable
            && (!name.IsQuotient || (IsSize(divisions.Quotients[name].Dividend) && IsSize(divisions.Quotients[name].Divisor))));
}

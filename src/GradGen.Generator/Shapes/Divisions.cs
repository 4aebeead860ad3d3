
namespace GradGen.Generator.Shapes;

/// <summary>Divisions, which are no polynomials, by the names that stand for them.</summary>
internal sealed class Divisions(IndexBounds bounds)
{
    /// <summary>Sizes divided by others, rounded down.</summary>
    internal Dictionary<SizeName, (Polynomial Dividend, Polynomial Divisor)> Quotients { get; } = [];

    /// <summary>What division leaves.</summary>
    internal Dictionary<SizeName, (Polynomial Dividend, Polynomial Divisor)> Remainders { get; } = [];

    internal Polynomial Remainder(Polynomial dividend, Polynomial divisor)
    {
        var remainder = bounds.Variable(Polynomial.Zero, divisor.Minus(Polynomial.One));
        Remainders.Add(remainder.AsName!.Value, (dividend, divisor));
        return remainder;
    }

    /// <summary>A size divided by another, rounded down.</summary>
    internal Polynomial Quotient(Polynomial dividend, Polynomial divisor)
    {
        if (divisor.Equals(Polynomial.One))
            return dividend;
        if (dividend.AsConstant is { } one && divisor.AsConstant is { } other && other != 0)
            return Polynomial.Constant(one / other);
        foreach (var known in Quotients)
        {
            if (known.Value.Dividend.Equals(dividend) && known.Value.Divisor.Equals(divisor))
                return Polynomial.Name(known.Key);
        }

        // A quotient of loop variables is bounded by the dividend's bound, but no size.
        if (dividend.Names.Concat(divisor.Names).Any(static name => name.IsVariable))
            return bounds.Variable(Polynomial.Zero, null);
        var quotient = SizeName.Quotient(Quotients.Count);
        Quotients.Add(quotient, (dividend, divisor));
        return Polynomial.Name(quotient);
    }
}

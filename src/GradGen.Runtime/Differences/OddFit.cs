namespace GradGen;

/// <summary>
/// The least-squares fit of an odd polynomial s·h + c₃h³ + c₅h⁵ to half differences (f(x + h) − f(x − h)) / 2 at several
/// steps, as far as it concerns its slope s, which is f′(x).
/// </summary>
/// <param name="Slope">The slope s.</param>
/// <param name="Amplification">The standard error of s for values with errors of one.</param>
/// <param name="Residual">The standard deviation of the values around the polynomial.</param>
internal readonly record struct OddFit(double Slope, double Amplification, double Residual)
{
    /// <summary>Fits a polynomial of 1, 2 or 3 terms.</summary>
    /// <param name="steps">The steps, the largest first; more of them than terms.</param>
    /// <param name="values">The half difference at each.</param>
    /// <param name="terms">How many terms.</param>
    internal static OddFit Of(ReadOnlySpan<double> steps, ReadOnlySpan<double> values, int terms)
    {
        var count = steps.Length;
        Span<double> column = stackalloc double[count];
        Span<double> basis = stackalloc double[count * terms];
        Span<double> rest = stackalloc double[count];
        values.CopyTo(rest);
        var slope = 0.0;
        var amplification = 0.0;

        // Gram-Schmidt, the linear term last: what is left of it beside the higher ones alone decides the slope.
        for (var term = terms - 1; term >= 0; term--)
        {
            for (var k = 0; k < count; k++)
            {
                var t = steps[k] / steps[0];
                column[k] = t * (term == 0 ? 1 : term == 1 ? t * t : t * t * t * t);
            }

            for (var done = term + 1; done < terms; done++)
                Remove(basis.Slice(done * count, count), column);
            var norm = Math.Sqrt(Dot(column, column));
            var direction = basis.Slice(term * count, count);
            for (var k = 0; k < count; k++)
                direction[k] = column[k] / norm;
            slope = Remove(direction, rest) / norm / steps[0];
            amplification = 1 / (norm * steps[0]);
        }

        return new OddFit(slope, amplification, Math.Sqrt(Dot(rest, rest) / (count - terms)));
    }

    private static double Remove(ReadOnlySpan<double> direction, Span<double> from)
    {
        var share = Dot(direction, from);
        for (var k = 0; k < from.Length; k++)
            from[k] -= share * direction[k];
        return share;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}

namespace GradGen.Differences;

/// <summary>
/// The least-squares fit of c₁h + c₃h³ + c₅h⁵ or of c₂h² + c₄h⁴ + c₆h⁶ to values at several steps, as far as it concerns the
/// lowest term. What f is beside f(x) splits into two such halves; the slope of the odd one is f′(x).
/// </summary>
/// <param name="Lowest">The coefficient of the lowest term.</param>
/// <param name="Amplification">The standard error of <paramref name="Lowest"/> for values with errors of one.</param>
/// <param name="Residual">The standard deviation of the values around the polynomial.</param>
internal readonly record struct HalfFit(double Lowest, double Amplification, double Residual)
{
    /// <summary>Fits a polynomial without a constant, of every second power.</summary>
    /// <param name="steps">The steps, the largest first; more of them than terms.</param>
    /// <param name="values">The value at each.</param>
    /// <param name="lowest">The lowest power.</param>
    /// <param name="terms">How many terms.</param>
    internal static HalfFit Of(ReadOnlySpan<double> steps, ReadOnlySpan<double> values, int lowest, int terms)
    {
        var count = steps.Length;
        Span<double> column = stackalloc double[count];
        Span<double> basis = stackalloc double[count * terms];
        Span<double> rest = stackalloc double[count];
        values.CopyTo(rest);
        var coefficient = 0.0;
        var amplification = 0.0;

        // Gram-Schmidt, the lowest term last: what is left of it beside the higher ones alone decides its coefficient.
        for (var term = terms - 1; term >= 0; term--)
        {
            for (var k = 0; k < count; k++)
            {
                var t = steps[k] / steps[0];
                column[k] = Math.Pow(t, lowest + (2 * term));
            }

            for (var done = term + 1; done < terms; done++)
                Remove(basis.Slice(done * count, count), column);
            var norm = Math.Sqrt(Dot(column, column));
            var direction = basis.Slice(term * count, count);
            for (var k = 0; k < count; k++)
                direction[k] = column[k] / norm;
            amplification = 1 / (norm * Math.Pow(steps[0], lowest));
            coefficient = Remove(direction, rest) * amplification;
        }

        return new HalfFit(coefficient, amplification, Math.Sqrt(Dot(rest, rest) / (count - terms)));
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

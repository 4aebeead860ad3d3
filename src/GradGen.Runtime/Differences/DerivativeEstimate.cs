namespace GradGen.Differences;

/// <summary>A derivative measured at several scales.</summary>
/// <param name="Value">The best estimate.</param>
/// <param name="Bound">How far the derivative can be from it.</param>
/// <param name="Noise">The rounding noise of a half difference (f(x + h) − f(x − h)) / 2.</param>
/// <param name="Readings">The readings that agree with one another, of small scales first.</param>
/// <param name="Kink">The slopes on both sides where they stay apart as the step shrinks.</param>
internal sealed record DerivativeEstimate(
    double Value, double Bound, double Noise, IReadOnlyList<DerivativeReading> Readings, ValueRange? Kink)
{
    // A reading this much wider than the best one says too little to acquit a slope that the best one excludes.
    private const double Informative = 2;

    // A slope between one and so many bounds away is neither allowed nor excluded: bounds are estimates themselves.
    private const double Doubt = 2;

    /// <summary>Whether a slope, give or take a tolerance, cannot be the derivative: no informative reading allows it.</summary>
    internal bool Excludes(double slope, double tolerance)
    {
        // At a kink the readings say little; what lies between its two sides says more.
        if (Kink is { } kink && kink.Maximum - kink.Minimum < 2 * Bound)
            return slope < kink.Minimum - tolerance || slope > kink.Maximum + tolerance;
        foreach (var reading in Readings)
        {
            if (reading.Bound <= Informative * Bound && Math.Abs(slope - reading.Slope) <= Doubt * (reading.Bound + tolerance))
                return false;
        }

        return true;
    }
}

/// <summary>The slope as one scale of steps shows it, and how far off it can be.</summary>
internal readonly record struct DerivativeReading(double Slope, double Bound)
{
    internal static DerivativeReading Nothing => new(0, double.PositiveInfinity);
}

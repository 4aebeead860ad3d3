namespace GradGen;

/// <summary>
/// Measures one derivative as well as function values allow, and says how well that is: half differences at steps from the
/// given scale down to a few units of rounding; through every few neighbouring ones an odd polynomial; noise measured where the
/// steps are smallest; and of the polynomials those that agree with all of a smaller scale, since small steps are drowned by
/// noise, which is measured, but only large ones are misled by curvature and kinks, which is guessed.
/// </summary>
/// <param name="precision">The arithmetic of the function.</param>
internal sealed class DerivativeEstimator(Precision precision)
{
    private const double Ratio = 1.75;
    private const int Window = 6;

    // Steps for measuring the noise: at the small end, where nearly all that is not linear is rounding.
    private const int NoiseSteps = 8;

    // Standard errors in a bound.
    private const double Confidence = 6;

    /// <summary>Measures the derivative at offset 0.</summary>
    /// <param name="line">The function.</param>
    /// <param name="scale">The size of what is moved, and the largest step.</param>
    /// <param name="reach">How far the function may be evaluated.</param>
    /// <param name="resolution">The least noise that a value has.</param>
    internal DerivativeEstimate Measure(LineFunction line, double scale, double reach, double resolution)
    {
        var ladder = StepLadder.Climb(line, Math.Min(scale, reach), Ratio, Math.Max(scale, 1e-3) * 16 * precision.Epsilon);
        if (ladder.Count < Window)
            return new DerivativeEstimate(double.NaN, double.PositiveInfinity, 0, [], null);
        var noise = Math.Max(resolution / 2, Noise(ladder));
        var readings = Agreeing(ladder, noise);
        var best = readings[0];
        foreach (var reading in readings)
            best = reading.Bound < best.Bound ? reading : best;
        return new DerivativeEstimate(best.Slope, best.Bound, noise, readings, KinkFinder.Find(ladder, noise));
    }

    private static double Noise(StepLadder ladder)
    {
        var count = Math.Min(NoiseSteps, ladder.Count);
        var from = ladder.Count - count;
        return HalfFit.Of(ladder.Steps.AsSpan(from, count), ladder.Odd.AsSpan(from, count), 1, 1).Residual;
    }

    private static List<DerivativeReading> Agreeing(StepLadder ladder, double noise)
    {
        var readings = new List<DerivativeReading>();
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var largest = ladder.Count - Window; largest >= 0; largest--)
        {
            var reading = Read(ladder, largest, noise);
            low = Math.Max(low, reading.Slope - reading.Bound);
            high = Math.Min(high, reading.Slope + reading.Bound);
            if (low > high)
                break;
            readings.Add(reading);
        }

        return readings;
    }

    private static DerivativeReading Read(StepLadder ladder, int largest, double noise)
    {
        var steps = ladder.Steps.AsSpan(largest, Window);
        var cubic = HalfFit.Of(steps, ladder.Odd.AsSpan(largest, Window), 1, 2);
        var quintic = HalfFit.Of(steps, ladder.Odd.AsSpan(largest, Window), 1, 3);
        // A kink inside the smallest step looks like another slope to the odd half; the even half, where |h| is no
        // polynomial, shows it.
        var even = HalfFit.Of(steps, ladder.Even.AsSpan(largest, Window), 2, 3);
        var error = Confidence * Math.Max(noise, Math.Max(quintic.Residual, even.Residual)) * quintic.Amplification;
        // What the next smaller polynomial says otherwise is a bound on what the terms that both leave out can matter.
        return new DerivativeReading(quintic.Lowest, error + Math.Abs(quintic.Lowest - cubic.Lowest));
    }
}

using GradGen.Numerics;

namespace GradGen.Differences;

/// <summary>
/// Measures a derivative as precisely as function values allow, and bounds its error. Small steps are drowned by noise, which
/// is measured, large ones misled by curvature and kinks, which are guessed: so several scales are read, and of those that
/// agree with all smaller ones the best counts.
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

    // What a quick look at a function in float goes over: below, rounding drowns it.
    private const double QuickRatio = 1.6;
    private const double QuickLargest = 0.4;
    private const double QuickSmallest = 5e-3;

    // Rungs from the top that begin a pair which may do: one where curvature hardly counts, and one where rounding does so.
    private static readonly int[] QuickPairs = [4, 2];

    // Scales of a quick look at a function in double, and how far it goes on from one that does not do.
    private const double PairScale = 2e-4;
    private const double PairRatio = 8;
    private const double PairOfSteps = 2;
    private const double SmallestPair = 1e-7;
    private const double LargestPair = 0.1;

    /// <summary>Measures the derivative at offset 0 as well as possible.</summary>
    /// <param name="line">The function.</param>
    /// <param name="scale">The size of what is moved, and the largest step.</param>
    /// <param name="reach">How far the function may be evaluated.</param>
    /// <param name="resolution">The least noise that a value has.</param>
    internal DerivativeEstimate Measure(LineFunction line, double scale, double reach, double resolution)
    {
        var ladder = StepLadder.Climb(line, Math.Min(scale, reach), Ratio, Math.Max(scale, 1e-3) * 16 * precision.Epsilon);
        if (ladder.Count < Window)
            return new DerivativeEstimate(double.NaN, double.PositiveInfinity, 0, [], null);
        return Best(ladder, Math.Max(resolution / 2, Noise(ladder)));
    }

    /// <summary>Measures the derivative at offset 0, of a function whose scale is one, with as few evaluations as possible.</summary>
    /// <param name="line">The function.</param>
    /// <param name="reach">How far the function may be evaluated.</param>
    /// <param name="noise">The noise of a value.</param>
    /// <param name="enough">Whether a value with its bound is good enough.</param>
    internal DerivativeReading Look(LineFunction line, double reach, double noise, Func<DerivativeReading, bool> enough) =>
        precision.IsSingle ? LookFar(line, reach, noise, enough) : LookNear(line, reach, noise, enough);

    // One pair of steps, or two, tell what is far off. Otherwise they are a part of the ladder.
    private static DerivativeReading LookFar(LineFunction line, double reach, double noise, Func<DerivativeReading, bool> enough)
    {
        var known = new Dictionary<double, (double Value, double Taken)>();
        var largest = Math.Min(QuickLargest, reach);
        foreach (var rung in QuickPairs)
        {
            var first = largest;
            for (var above = 0; above < rung; above++)
                first /= QuickRatio;
            var pair = StepPair.Read(Known, first, QuickRatio, noise, out var isNoisy);
            if (enough(pair))
                return pair;
            if (!isNoisy)
                break;
        }

        var ladder = StepLadder.Climb(Known, largest, QuickRatio, Math.Min(QuickSmallest, reach / 20));
        if (ladder.Count < Window)
            return DerivativeReading.Nothing;
        var best = Best(ladder, noise);
        return new DerivativeReading(best.Value, best.Bound);

        double Known(double offset, out double taken)
        {
            if (!known.TryGetValue(offset, out var there))
                known[offset] = there = (line(offset, out taken), taken);
            taken = there.Taken;
            return there.Value;
        }
    }

    // One pair of steps mostly does. Where curvature or a kink is in the way another is smaller, where noise is, larger.
    private static DerivativeReading LookNear(LineFunction line, double reach, double noise, Func<DerivativeReading, bool> enough)
    {
        var best = DerivativeReading.Nothing;
        var (scale, direction) = (Math.Min(PairScale, reach), 0);
        while (scale >= SmallestPair && scale <= Math.Min(LargestPair, reach))
        {
            var reading = StepPair.Read(line, scale, PairOfSteps, noise, out var isNoisy);
            if (reading.Bound < best.Bound)
                best = reading;
            var next = isNoisy ? 1 : -1;
            if (enough(best) || next == -direction)
                break;
            direction = next;
            scale = direction > 0 ? scale * PairRatio : scale / PairRatio;
        }

        return best;
    }

    private static DerivativeEstimate Best(StepLadder ladder, double noise)
    {
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

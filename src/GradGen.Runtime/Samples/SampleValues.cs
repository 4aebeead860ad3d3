using GradGen.Numerics;

namespace GradGen.Samples;

/// <summary>Random values for inputs and parameters that hide no mistake: nothing zero, nothing equal, nothing at a limit.</summary>
internal static class SampleValues
{
    // Parameters of this size are zeros that something was done to; moves of that size would show nothing.
    private const double Nothing = 1e-12;

    /// <summary>
    /// Values between −1.5 and 1.5, as far as a style reaches, or over a domain: no two of them close, none close to zero, and
    /// on both sides of each threshold as far as there are enough of them.
    /// </summary>
    internal static double[] Real(int count, ValueRange? domain, IReadOnlyList<double> thresholds, PointStyle style, bool insideUnitInterval, SplitMix64 random)
    {
        if (domain is { } bounds)
            return Between(count, Inside(bounds), thresholds, random);
        if (insideUnitInterval)
            return Spread(count, new ValueRange(0.1, 0.9), random);
        if (style.Side != 0)
        {
            var least = thresholds.Max(Math.Abs);
            var values = Spread(count, new ValueRange(least + 0.1, least + PointStyle.UsualReach), random);
            return style.Side > 0 ? values : Array.ConvertAll(values, static value => -value);
        }

        if (thresholds.Count > 0)
        {
            var reach = style.Reach ?? PointStyle.UsualReach;
            return Between(count, new ValueRange(-reach, reach), thresholds, random);
        }

        var spread = Spread(count, new ValueRange(0.1, PointStyle.UsualReach), random);
        for (var i = 0; i < count; i++)
            spread[i] *= random.NextSign();
        return spread;
    }

    /// <summary>
    /// Values that sum to one along the last axis, for which alone p − t is the gradient of a cross-entropy behind a softmax:
    /// positive ones, or of any sign in a style that frees them.
    /// </summary>
    internal static double[] Target(int count, int lastAxis, ValueRange? domain, PointStyle style, SplitMix64 random)
    {
        var range = style is { FreesTargets: true, Reach: var reach }
            ? new ValueRange(-(reach ?? PointStyle.UsualReach), reach ?? PointStyle.UsualReach) : new ValueRange(0.1, 0.9);
        var values = Spread(count, domain is { } bounds ? Inside(bounds) : range, random);
        if (domain is not null || lastAxis < 2)
            return values;
        for (var row = 0; row < count; row += lastAxis)
        {
            var sum = 0.0;
            for (var i = row; i < row + lastAxis; i++)
                sum += values[i];
            for (var i = row; i < row + lastAxis; i++)
                values[i] = style.FreesTargets ? values[i] + ((1 - sum) / lastAxis) : values[i] / sum;
        }

        return values;
    }

    /// <summary>Moves values near others, at distances about the thresholds, larger ones and smaller ones.</summary>
    internal static void Near(double[] values, double[] others, IReadOnlyList<double> thresholds, SplitMix64 random)
    {
        var sizes = thresholds.Select(Math.Abs).Where(static size => size > 0).DefaultIfEmpty(1).Distinct().ToArray();
        double[] shares = [1.5, 0.5, 0.15];
        var first = random.Next(shares.Length * sizes.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var place = i + first;
            values[i] = others[i]
                + (random.NextSign() * shares[place % shares.Length] * sizes[place / shares.Length % sizes.Length] * (0.9 + (0.2 * random.NextDouble())));
        }
    }

    /// <summary>
    /// Moves a parameter away from what hides mistakes (zeros and ones as layers start with) without leaving the size of
    /// values it has: initialisation is chosen so that a layer neither saturates nor vanishes. The scratch is as long as the
    /// values.
    /// </summary>
    internal static void Perturb(Span<double> values, Span<double> scratch, IReadOnlyList<int> shape, ValueRange? domain, bool positive,
        bool turnsSigns, double strength, SplitMix64 random)
    {
        if (turnsSigns && domain is { } whole)
        {
            Spread(values, Inside(whole), random);
            return;
        }

        var size = strength * Size(values, shape);
        Spread(scratch, new ValueRange(0.2 * size, size), random);
        for (var i = 0; i < values.Length; i++)
            values[i] += positive ? scratch[i] : random.NextSign() * scratch[i];
        if (turnsSigns)
            TurnSigns(values, random);
        if (domain is not { } bounds || values.Length == 0)
            return;
        Spread(scratch, Inside(bounds), random);
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i] > bounds.Minimum && values[i] < bounds.Maximum && !AtLimit(values[i], bounds) ? values[i] : scratch[i];
    }

    // Half of them, so that there are some of each sign, whichever the layer begins with.
    private static void TurnSigns(Span<double> values, SplitMix64 random)
    {
        var turn = random.Next(2);
        for (var i = 0; i < values.Length; i++)
            values[i] = (i + turn) % 2 == 0 || values.Length == 1 ? -values[i] : values[i];
    }

    private static double Size(ReadOnlySpan<double> values, IReadOnlyList<int> shape)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += value;
        var mean = values.Length == 0 ? 0 : sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var spread = values.Length == 0 ? 0 : Math.Sqrt(squares / values.Length);
        if (spread > Nothing && IsFinite(spread))
            return spread / 2;
        if (Math.Abs(mean) > Nothing && IsFinite(mean))
            return Math.Min(Math.Abs(mean), 1) / 2;
        if (shape.Count < 2)
            return 0.5;
        // Weights that start at zero: as large as keeps a sum over their inputs, which are at most so many, near one.
        var fan = Math.Max(values.Length / Math.Max(shape[0], 1), shape.Max());
        return 1.5 / Math.Sqrt(Math.Max(fan, 4));
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    // Keeps a little away from both ends, so that differences stay inside too.
    private static ValueRange Inside(ValueRange bounds)
    {
        var minimum = IsFinite(bounds.Minimum) ? bounds.Minimum : Math.Min(-1.5, bounds.Maximum - 3);
        var maximum = IsFinite(bounds.Maximum) ? bounds.Maximum : Math.Max(1.5, bounds.Minimum + 1.5);
        var margin = (maximum - minimum) / 50;
        return new ValueRange(minimum + margin, maximum - margin);
    }

    private static bool AtLimit(double value, ValueRange bounds)
    {
        var margin = (bounds.Maximum - bounds.Minimum) / 100;
        return IsFinite(margin) && (value - bounds.Minimum < margin || bounds.Maximum - value < margin);
    }

    // As many values in each of the pieces that thresholds cut a range into, away from the thresholds; which pieces come first
    // where there are fewer values than pieces is left to chance.
    private static double[] Between(int count, ValueRange range, IReadOnlyList<double> thresholds, SplitMix64 random)
    {
        // A comparison may be with the negative of what was seen.
        double[] cuts = [range.Minimum,
            .. thresholds.Concat(thresholds.Select(static threshold => -threshold))
                .Where(threshold => threshold > range.Minimum && threshold < range.Maximum).Distinct().OrderBy(static cut => cut), range.Maximum];
        var pieces = cuts.Length - 1;
        var first = pieces > count ? random.Next(pieces) : 0;
        var values = new List<double>();
        for (var number = 0; number < pieces && values.Count < count; number++)
        {
            var piece = (number + first) % pieces;
            var share = ((count - number - 1) / pieces) + 1;
            var margin = (cuts[piece + 1] - cuts[piece]) / 20;
            // The ends of the range are not thresholds.
            var minimum = piece == 0 ? cuts[piece] : cuts[piece] + margin;
            var maximum = piece == pieces - 1 ? cuts[piece + 1] : cuts[piece + 1] - margin;
            values.AddRange(Spread(share, new ValueRange(minimum, maximum), random));
        }

        var shuffled = values.ToArray();
        Shuffle<double>(shuffled, random);
        return shuffled;
    }

    // One value from the middle half of each of as many equal slots, in random order.
    private static double[] Spread(int count, ValueRange range, SplitMix64 random)
    {
        var values = new double[count];
        Spread(values, range, random);
        return values;
    }

    private static void Spread(Span<double> into, ValueRange range, SplitMix64 random)
    {
        var slot = (range.Maximum - range.Minimum) / Math.Max(into.Length, 1);
        for (var i = 0; i < into.Length; i++)
            into[i] = range.Minimum + (slot * (i + 0.25 + (0.5 * random.NextDouble())));
        Shuffle(into, random);
    }

    internal static void Shuffle<TValue>(Span<TValue> values, SplitMix64 random)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}

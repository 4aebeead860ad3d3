using GradGen.Numerics;
using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>The gradient that a subject claims at its present point, the cost there, and how much of both is rounding.</summary>
internal sealed class AnalyticGradient
{
    // Deviations that are seen in a few repetitions, as a bound on those that are not.
    private const double Confidence = 6;

    // How much farther a jump is looked at, and what the gradient may change by there, beside the jump.
    private static readonly int[] Farther = [8, 20, 50];
    private const double Same = 0.05;

    private readonly Subject _subject;

    /// <summary>The gradient at the subject's present point, whose noise is not known yet.</summary>
    internal AnalyticGradient(Subject subject, double[] values, double cost)
    {
        _subject = subject;
        Values = values;
        Cost = cost;
        Point = new double[values.Length];
        subject.Read(Point);
        Noise = [];
        CostNoise = subject.Resolution;
    }

    /// <summary>Which point it is, and which draw of random numbers.</summary>
    internal (int Point, int Draw) Place { get; init; }

    /// <summary>z</summary>
    internal double[] Point { get; }

    /// <summary>J</summary>
    internal double Cost { get; }

    /// <summary>∇J</summary>
    internal double[] Values { get; }

    /// <summary>What rounding can have changed about each component.</summary>
    internal double[] Noise { get; private set; }

    /// <summary>How far rounding typically moves the cost.</summary>
    internal double CostNoise { get; private set; }

    /// <summary>
    /// Evaluates the gradient again at points a rounding error away: a gradient that is right in exact arithmetic cannot be
    /// better than what it changes by.
    /// </summary>
    /// <exception cref="DisagreementException">Forward or Backward is not deterministic there.</exception>
    internal AnalyticGradient MeasureNoise()
    {
        Noise = new double[Values.Length];
        // In double, rounding is far below anything that is looked for; one repetition shows where it is not.
        var repetitions = _subject.Precision.IsSingle ? 2 : 1;
        for (var repetition = 0; repetition < repetitions; repetition++)
            Repeat(repetition);
        _subject.Write(0, Point);
        foreach (var block in _subject.Blocks)
            Widen(block);
        return this;
    }

    /// <summary>Takes the noise to be as it is at another point of the same subject.</summary>
    internal AnalyticGradient WithNoiseOf(AnalyticGradient other)
    {
        Noise = other.Noise;
        CostNoise = Math.Max(CostNoise, other.CostNoise);
        return this;
    }

    private void Repeat(int repetition)
    {
        var moved = _subject.Scratch(0);
        var other = _subject.Scratch(1);
        Move(moved, repetition, 1);
        var cost = _subject.Gradient(other);
        var change = cost - Cost;
        var largest = 0.0;
        for (var i = 0; i < moved.Length; i++)
        {
            change -= Values[i] * (moved[i] - Point[i]);
            largest = Math.Max(largest, Math.Abs(other[i] - Values[i]));
        }

        // More than sums in another order give: no rounding, if the same call gives it again.
        if (largest > _subject.Precision.Reordering * VectorMath.Largest(Values))
        {
            var again = new double[other.Length];
            Repetition.RequireCost(_subject, cost, _subject.Gradient(again));
            Repetition.RequireGradient(_subject, other, again);
        }

        if (Precision.IsFinite(change))
            CostNoise = Math.Max(CostNoise, Math.Abs(change));
        var jumps = largest > Startling() ? Jumps(repetition, other) : null;
        for (var i = 0; i < other.Length; i++)
            Noise[i] = jumps is not null && jumps[i] ? Noise[i] : Math.Max(Noise[i], Math.Abs(other[i] - Values[i]));
    }

    // Goes some units of rounding away from the point.
    private void Move(double[] moved, int repetition, int units)
    {
        var random = SplitMix64.Create(Point.Length, repetition);
        var step = units * _subject.Precision.Epsilon;
        for (var i = 0; i < moved.Length; i++)
            moved[i] = _subject.Precision.Round(Point[i] * (1 + (random.NextSign() * step)));
        _subject.Write(0, moved);
    }

    // More than rounding does, mostly.
    private double Startling() => (_subject.Precision.IsSingle ? 0.05 : 1e-3) * VectorMath.Largest(Values);

    // Where the point lies at a kink, the gradient jumps, which is not noise: farther the same way it stays what it is beyond
    // the kink, where noise goes on changing it. Nearby it may be something else once more, at the very kink.
    private bool[] Jumps(int repetition, double[] nearby)
    {
        var startling = Startling();
        var sizes = new double[nearby.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Abs(nearby[i] - Values[i]);
        var jumps = Array.ConvertAll(sizes, size => size > startling);
        var moved = new double[sizes.Length];
        double[]? before = null;
        foreach (var units in Farther)
        {
            var farther = new double[sizes.Length];
            Move(moved, repetition, units);
            _subject.Gradient(farther);
            for (var i = 0; before is not null && i < jumps.Length; i++)
                jumps[i] &= Math.Abs(farther[i] - before[i]) < Same * sizes[i];
            before = farther;
        }

        return jumps;
    }

    // A single component may look exact by chance; its neighbours were computed in the same way.
    private void Widen(SubjectBlock block)
    {
        var noise = Noise.AsSpan(block.Offset, block.Shape.Length);
        var typical = VectorMath.Norm(noise) / Math.Sqrt(Math.Max(noise.Length, 1));
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (Confidence * Math.Max(noise[i], typical)) + (4 * _subject.Precision.Epsilon * Math.Abs(Values[block.Offset + i]));
    }
}

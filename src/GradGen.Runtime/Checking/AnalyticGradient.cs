namespace GradGen;

/// <summary>The gradient that a subject claims at its present point, and how much of it is rounding.</summary>
internal sealed class AnalyticGradient
{
    private const int Repetitions = 2;

    // Deviations that are seen in a few repetitions, as a bound on those that are not.
    private const double Confidence = 6;

    private AnalyticGradient(double[] values, double[] noise)
    {
        Values = values;
        Noise = noise;
    }

    /// <summary>∇J.</summary>
    internal double[] Values { get; }

    /// <summary>What rounding can have changed about each component.</summary>
    internal double[] Noise { get; }

    /// <summary>
    /// Evaluates the gradient at the point and at points a rounding error away: a gradient that is right in exact
    /// arithmetic cannot be better than what it changes by.
    /// </summary>
    internal static AnalyticGradient Measure(Subject subject)
    {
        var values = new double[subject.Length];
        subject.Gradient(values);
        var random = Draws.Create(values.Length, 0);
        var point = new double[values.Length];
        for (var i = 0; i < point.Length; i++)
            point[i] = subject.Read(i);
        var noise = new double[values.Length];
        var moved = new double[values.Length];
        var other = new double[values.Length];
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            for (var i = 0; i < moved.Length; i++)
                moved[i] = point[i] * (1 + (subject.Precision.Epsilon * (random.Next(2) == 0 ? 1 : -1)));
            subject.Write(0, moved);
            subject.Gradient(other);
            for (var i = 0; i < noise.Length; i++)
                noise[i] = Math.Max(noise[i], Math.Abs(other[i] - values[i]));
        }

        subject.Write(0, point);
        foreach (var block in subject.Blocks)
            Widen(values.AsSpan(block.Offset, block.Shape.Length), noise.AsSpan(block.Offset, block.Shape.Length), subject.Precision.Epsilon);
        return new AnalyticGradient(values, noise);
    }

    // A single component may look exact by chance; its neighbours were computed in the same way.
    private static void Widen(ReadOnlySpan<double> values, Span<double> noise, double epsilon)
    {
        var typical = VectorMath.Norm(noise) / Math.Sqrt(Math.Max(noise.Length, 1));
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (Confidence * Math.Max(noise[i], typical)) + (4 * epsilon * Math.Abs(values[i]));
    }
}

using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>Backward is linear in its upstream gradient: cut into two parts, scaled, and put together again, it gives the same.</summary>
internal static class LinearUpstream
{
    // Powers of two, which no rounding comes of; of both signs and both sides of one.
    private const double First = -2;
    private const double Second = 0.5;

    /// <summary>Runs Backward on a random half of the upstream gradient, and on the rest.</summary>
    /// <param name="subject">At the point of the gradient.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="upstream">Its upstream gradient.</param>
    /// <param name="constant">What Backward gives for an upstream gradient of zeros.</param>
    /// <param name="seed">Which half.</param>
    internal static Finding? Look(Subject subject, AnalyticGradient gradient, double[] upstream, double[] constant, int seed)
    {
        var (first, second) = (new double[upstream.Length], new double[upstream.Length]);
        var random = SplitMix64.Create(seed, upstream.Length);
        for (var output = 0; output < upstream.Length; output++)
        {
            // Neither part is to be empty.
            if (output == 0 || (output > 1 && random.NextSign() > 0))
                first[output] = First * upstream[output];
            else
                second[output] = Second * upstream[output];
        }

        var (ofFirst, ofSecond) = (new double[subject.Length], new double[subject.Length]);
        Repetition.RequireCost(subject, gradient.Cost, subject.Gradient(first, ofFirst));
        Repetition.RequireCost(subject, gradient.Cost, subject.Gradient(second, ofSecond));
        var (sum, size) = (new double[subject.Length], new double[subject.Length]);
        for (var i = 0; i < sum.Length; i++)
        {
            var (a, b) = ((ofFirst[i] - constant[i]) / First, (ofSecond[i] - constant[i]) / Second);
            sum[i] = a + b + constant[i];
            size[i] = Math.Abs(a) + Math.Abs(b) + Math.Abs(gradient.Values[i]) + (3 * Math.Abs(constant[i]));
        }

        var comparison = new GradientComparison(subject);
        comparison.Add(gradient, gradient.Values, sum, size, static (_, _) => true);
        if (comparison.Count == 0)
            return null;
        return new(FindingKind.NotLinear, Verdict.Fail, FormattableString.Invariant(
            $"Backward is not linear in its upstream gradient: for {comparison.Name} it gives {comparison.Expected:G6}, but ")
            + FormattableString.Invariant(
                $"{comparison.Actual:G6} when the upstream gradient is passed in two parts, one times −2 and the other times 0.5, and the ")
                + FormattableString.Invariant(
                    $"results are scaled back and added ({comparison.Count} of {subject.Length} components differ). It clips or squares it, ")
                    + "or uses something else instead.");
    }
}

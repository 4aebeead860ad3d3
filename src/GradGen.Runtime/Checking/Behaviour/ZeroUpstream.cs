using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>For an upstream gradient of zeros Backward gives zeros, and the gradient of a penalty.</summary>
internal static class ZeroUpstream
{
    /// <summary>Runs Backward on zeros.</summary>
    /// <param name="subject">At the point of the gradient.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="constant">Becomes what Backward gives whatever its upstream is.</param>
    internal static Finding? Look(Subject subject, AnalyticGradient gradient, double[] constant)
    {
        Repetition.RequireCost(subject, gradient.Cost, subject.Gradient(new double[subject.UpstreamLength], constant));
        var comparison = new GradientComparison(subject);
        // Beside a penalty, which depends on parameters only, it is the gradients with respect to inputs that are zero.
        comparison.Add(gradient, new double[subject.Length], constant, gradient.Values, (block, _) => block.Kind == BlockKind.Input || !subject.HasPenalty);
        if (comparison.Count == 0)
            return null;
        return new(FindingKind.NotLinear, Verdict.Fail, FormattableString.Invariant(
            $"Backward gives {comparison.Actual:G6} for {comparison.Name} when its upstream gradient is zero. The cost does not depend on ")
            + FormattableString.Invariant($"the outputs then, so it has to give zero. {Others(comparison)}"));
    }

    private static string Others(GradientComparison comparison) =>
        comparison.Count == 1 ? "No other component does." : FormattableString.Invariant($"{comparison.Count} components are not zero then.");
}

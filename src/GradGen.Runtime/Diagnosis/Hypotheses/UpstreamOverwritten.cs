using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward has overwritten its upstream gradient before it is done with it.</summary>
internal sealed class UpstreamOverwritten : IHypothesis
{
    private const int Components = 24;

    public string Name => "upstream overwritten";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.UpstreamLeft.IsEmpty)
            return null;
        // What it leaves there is another thing at another point.
        evidence.Trials.AnalyticFor(1);
        var left = evidence.UpstreamLeft.ToArray();
        return left.Length == evidence.Upstream.Length
            && (evidence.IsExplainedBy(k => VectorMath.Dot(evidence.Trials.OutputChanges(k), left)) || IsOverwrittenOnTheWay(evidence, left))
            ? $"Backward writes into its upstream gradient, and what it computes for {evidence.Name} afterwards uses the changed values."
            : null;
    }

    // The gradient is left in the upstream gradient itself, and each component uses those that are there already, from the first or the last on.
    private static bool IsOverwrittenOnTheWay(BlockEvidence evidence, double[] left)
    {
        var claimed = evidence.Analytic.ToArray();
        if (claimed.Length != left.Length || claimed.Length > Components || !Enumerable.Range(0, left.Length).All(i => Same(claimed[i], left[i])))
            return false;
        var upstream = evidence.Upstream.ToArray();
        return Enumerable.Range(0, left.Length).All(i => Same(claimed[i], Given(i, j => j < i)))
            || Enumerable.Range(0, left.Length).All(i => Same(claimed[i], Given(i, j => j > i)));

        double Given(int component, Func<int, bool> isThere) =>
            evidence.Trials.ChangesBy(component).Select((change, j) => change * (isThere(j) ? left[j] : upstream[j])).Sum();

        bool Same(double a, double b) => evidence.AreClose(a, b, 1e-3 * VectorMath.Largest(left));
    }
}

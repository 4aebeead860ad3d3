using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward has overwritten its upstream gradient before it is done with it.</summary>
/// <param name="isProved">Only where the gradient is the one for what Backward left in its upstream gradient.</param>
internal sealed class UpstreamOverwritten(bool isProved) : IHypothesis
{
    public string Name => "upstream overwritten";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.UpstreamLeft.IsEmpty)
            return null;
        if (!isProved)
            return $"Backward writes into its upstream gradient, and what it computes for {evidence.Name} afterwards may use the changed values.";
        // What it leaves there is another thing at another point.
        evidence.Trials.AnalyticFor(1);
        var left = evidence.UpstreamLeft.ToArray();
        return left.Length == evidence.Upstream.Length && evidence.IsExplainedBy(k => VectorMath.Dot(evidence.Trials.OutputChanges(k), left))
            ? $"Backward writes into its upstream gradient, and what it computes for {evidence.Name} afterwards uses the changed values."
            : null;
    }
}

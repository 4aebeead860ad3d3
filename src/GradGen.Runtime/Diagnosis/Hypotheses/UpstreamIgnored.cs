using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward computes the gradient of the sum of the outputs, as if the upstream gradient were one everywhere.</summary>
internal sealed class UpstreamIgnored : IHypothesis
{
    public string Name => "upstream ignored";

    public string? Explain(BlockEvidence evidence) =>
        evidence.Upstream.Length > 1 && evidence.IsExplainedBy(k => evidence.Trials.OutputChanges(k).Sum())
            ? $"the gradient of {evidence.Name} is what it would be if the upstream gradient were one everywhere: Backward does not multiply by it."
            : null;
}

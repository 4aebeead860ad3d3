using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradient has the wrong sign.</summary>
internal sealed class OppositeSign : IHypothesis
{
    public string Name => "opposite sign";

    public string? Explain(BlockEvidence evidence)
    {
        var opposite = evidence.Analytic.ToArray();
        for (var i = 0; i < opposite.Length; i++)
            opposite[i] = -opposite[i];
        return evidence.Fits(opposite)
            ? $"the gradient of {evidence.Name} has the opposite sign{(evidence.Count > 1 ? " in every component" : string.Empty)}." : null;
    }
}

using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward leaves the gradient as it was.</summary>
internal sealed class NeverWritten : IHypothesis
{
    public string Name => "never written";

    public string? Explain(BlockEvidence evidence) => VectorMath.Largest(evidence.Analytic) != 0
        ? null
        : $"the gradient of {evidence.Name} is zero{(evidence.Count > 1 ? " in every component" : string.Empty)}: Backward never writes it, "
            + "clears it afterwards, or multiplies by zero.";
}

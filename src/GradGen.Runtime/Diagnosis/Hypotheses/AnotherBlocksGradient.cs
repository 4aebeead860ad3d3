using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;
using GradGen.Verdicts;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradients of two blocks of one size are mixed up.</summary>
internal sealed class AnotherBlocksGradient : IHypothesis
{
    public string Name => "another's gradient";

    public string? Explain(BlockEvidence evidence)
    {
        foreach (var other in evidence.Blocks)
        {
            // Of what is right where it is, nothing is mixed up.
            if (other.Block != evidence.Block && other.State == BlockState.Wrong && other.Block.Shape.Length == evidence.Count && evidence.Count > 1
                && VectorMath.Largest(evidence.AnalyticOf(other.Block)) > 0 && evidence.Fits(evidence.AnalyticOf(other.Block)))
            {
                return $"the true gradient of {evidence.Name} is what Backward gives for {other.Block.Name}: the two are mixed up.";
            }
        }

        return null;
    }
}

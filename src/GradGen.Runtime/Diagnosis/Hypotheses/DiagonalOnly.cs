using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Of outputs that depend on every input, as those of a softmax do, each is only differentiated with respect to its own.</summary>
internal sealed class DiagonalOnly : IHypothesis
{
    private const int Samples = 6;

    public string Name => "diagonal only";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Input || evidence.Count < 2 || evidence.Upstream.Length != evidence.Count)
            return null;
        var coupled = 0;
        var size = VectorMath.Largest(evidence.Analytic);
        for (var sample = 0; sample < Math.Min(Samples, evidence.Count); sample++)
        {
            var component = sample * evidence.Count / Math.Min(Samples, evidence.Count);
            var changes = evidence.Trials.OutputChanges([component]);
            var own = evidence.Upstream[component] * changes[component];
            if (!evidence.AreClose(evidence.Analytic[component], own, 1e-3 * size))
                return null;
            coupled += evidence.AreClose(VectorMath.Dot(evidence.Upstream, changes), own, 1e-3 * size) ? 0 : 1;
        }

        return coupled > 1
            ? $"the gradient of {evidence.Name} has only the diagonal of the Jacobian: each output also depends on other inputs, and those "
                + "derivatives are left out."
            : null;
    }
}

using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradient of the input of a batch is right for one sample at its beginning or end, and wrong for all others.</summary>
internal sealed class OneSampleRight : IHypothesis
{
    // So many others are looked at, each by itself.
    private const int Others = 8;

    public string Name => "one sample only";

    public string? Explain(BlockEvidence evidence)
    {
        var shape = evidence.Block.Shape;
        if (evidence.Block.Kind != BlockKind.Input || shape.IsRagged || shape.Dimensions.Count < 2 || shape.Dimensions[0] < 3 || evidence.Part is not { } part)
            return null;
        var samples = shape.Dimensions[0];
        var right = part.IsAllBut(0) ? 0 : part.IsAllBut(samples - 1) ? samples - 1 : -1;
        var width = shape.Length / samples;
        // Time steps are not samples: what they do to the cost depends on the others.
        if (right < 0 || !evidence.Trials.ActApart(position => position / width == 0, position => position / width == samples - 1))
            return null;
        for (var sample = 0; sample < Math.Min(samples, Others + 1); sample++)
        {
            var other = sample;
            if (other != right && evidence.IsRight(position => position / width == other, 1))
                return null;
        }

        return $"the gradient of {evidence.Block.Name} is right for the {(right == 0 ? "first" : "last")} of {samples} samples alone: "
            + (VectorMath.Largest(evidence.Analytic) == 0
                ? "Backward leaves the others zero."
                : "Backward does for this one what it does not do for the others.");
    }
}

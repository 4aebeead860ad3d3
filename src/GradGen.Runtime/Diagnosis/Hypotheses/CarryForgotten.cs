using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>What a step does to later ones, through a state that is carried on, is left out of the gradient of its input.</summary>
internal sealed class CarryForgotten : IHypothesis
{
    private const int Samples = 6;

    // A batch may come before the steps.
    private const int MostAxes = 2;

    public string Name => "carry forgotten";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Input || evidence.Part is not null || evidence.Shape.IsRagged
            || evidence.OutputShape is not { IsRagged: false } outputs || evidence.Upstream.Length == 0)
        {
            return null;
        }

        for (var axis = 0; axis < Math.Min(MostAxes, Math.Min(outputs.Dimensions.Count, evidence.Shape.Dimensions.Count)); axis++)
        {
            var steps = outputs.Dimensions[axis];
            if (steps > 1 && steps == evidence.Shape.Dimensions[axis] && IsForgotten(evidence, steps, Inside(evidence.Shape, axis), Inside(outputs, axis)))
            {
                return $"the gradient of {evidence.Name} has, for each step along axis {axis}, only the effect of its input on the output "
                    + "of the same step: the effect on later steps is left out. "
                    + "Carry the gradient of the state back from step to step.";
            }
        }

        return null;
    }

    private static int Inside(BlockShape shape, int axis) => shape.Dimensions.Skip(axis + 1).Aggregate(1, static (product, size) => product * size);

    private static bool IsForgotten(BlockEvidence evidence, int steps, int inside, int outputsInside)
    {
        var count = Math.Min(Samples, evidence.Count);
        var size = VectorMath.Largest(evidence.Analytic);
        var left = 0;
        for (var sample = 0; sample < count; sample++)
        {
            var component = sample * evidence.Count / count;
            var step = component / inside % steps;
            var changes = evidence.Trials.ChangesBy(component);
            var (own, later, earlier) = (0.0, 0.0, 0.0);
            for (var output = 0; output < changes.Length; output++)
            {
                var difference = (output / outputsInside % steps) - step;
                own += difference == 0 ? changes[output] * evidence.Upstream[output] : 0;
                later += difference > 0 ? changes[output] * evidence.Upstream[output] : 0;
                earlier = Math.Max(earlier, difference < 0 ? Math.Abs(changes[output]) : 0);
            }

            if (earlier > (evidence.IsSingle ? 1e-3 : 1e-8) * VectorMath.Largest(changes) || !evidence.AreClose(evidence.Analytic[component], own, 1e-3 * size))
                return false;
            left += evidence.AreClose(later, 0, size) ? 0 : 1;
        }

        return left > 1;
    }
}

using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The wrong components are those that Backward leaves zero, at one end of an axis.</summary>
internal sealed class LoopBound : IHypothesis
{
    public string Name => "loop bound";

    public string? Explain(BlockEvidence evidence)
    {
        var shape = evidence.Shape;
        if (evidence.Count < 2 || shape.IsRagged || shape.Dimensions.Count == 0)
            return null;
        var stride = evidence.Count;
        for (var axis = 0; axis < shape.Dimensions.Count; axis++)
        {
            var size = shape.Dimensions[axis];
            stride /= size;
            if (size > 1 && IsMissing(evidence, stride, size, size - 1))
                return $"Backward leaves the gradient of {evidence.Name} zero where the index of axis {axis} is {size - 1}, its last, and "
                    + "gets the rest right: a loop ends too early.";
            if (size > 1 && IsMissing(evidence, stride, size, 0))
                return $"Backward leaves the gradient of {evidence.Name} zero where the index of axis {axis} is 0, and gets the rest right: "
                    + "a loop begins too late.";
        }

        return null;
    }

    // Whether Backward gives nothing at one index of an axis. That the rest is right is known where all was measured.
    private static bool IsMissing(BlockEvidence evidence, int stride, int size, int index)
    {
        var others = false;
        for (var position = 0; position < evidence.Count; position++)
        {
            var isThere = position / stride % size == index;
            if (isThere && evidence.Analytic[position] != 0)
                return false;
            others |= !isThere && evidence.Analytic[position] != 0;
            if (!isThere && evidence.Numeric is { } numeric
                && !evidence.AreClose(evidence.Analytic[position], numeric[position], VectorMath.Largest(evidence.Analytic)))
                return false;
        }

        return others && evidence.IsRight(position => position / stride % size != index, 2);
    }
}

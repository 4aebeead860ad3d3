using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradient is the true one with two axes exchanged.</summary>
internal sealed class Transposition : IHypothesis
{
    public string Name => "transposed";

    public string? Explain(BlockEvidence evidence)
    {
        var shape = evidence.Shape;
        if (shape.IsRagged)
            return null;
        for (var first = 0; first < shape.Dimensions.Count; first++)
        {
            for (var second = first + 1; second < shape.Dimensions.Count; second++)
            {
                if (shape.Dimensions[first] == 1 || shape.Dimensions[second] == 1
                    || !evidence.Fits(Exchange(evidence.Analytic, shape.Dimensions, first, second)))
                    continue;
                return shape.Dimensions.Count == 2
                    ? $"the gradient of {evidence.Name} is the transpose of the true one: its rows hold what belongs in columns."
                    : $"the gradient of {evidence.Name} is the true one with its axes {first} and {second} exchanged.";
            }
        }

        return null;
    }

    // What is read as [.., j, .., i, ..] was written as [.., i, .., j, ..] of the exchanged sizes.
    private static double[] Exchange(ReadOnlySpan<double> values, IReadOnlyList<int> sizes, int first, int second)
    {
        var exchanged = new double[values.Length];
        var index = new int[sizes.Count];
        for (var position = 0; position < exchanged.Length; position++)
        {
            var rest = position;
            for (var axis = sizes.Count - 1; axis >= 0; axis--)
            {
                index[axis] = rest % sizes[axis];
                rest /= sizes[axis];
            }

            var source = 0;
            for (var axis = 0; axis < sizes.Count; axis++)
            {
                var from = axis == first ? second : axis == second ? first : axis;
                source = (source * sizes[from]) + index[from];
            }

            exchanged[position] = values[source];
        }

        return exchanged;
    }
}

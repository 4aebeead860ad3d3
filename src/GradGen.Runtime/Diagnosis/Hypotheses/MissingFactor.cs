using GradGen.Diagnosis.Evidence;
using GradGen.Subjects;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Every component lacks a factor that is another block's value, or its own, or has it once too often.</summary>
internal sealed class MissingFactor : IHypothesis
{
    public string Name => "factor missing";

    public string? Explain(BlockEvidence evidence)
    {
        // One number is the product of others soon enough.
        if (evidence.Known < 2 || evidence.Shape.IsRagged)
            return null;
        foreach (var other in evidence.Blocks.Select(static block => block.Block))
        {
            foreach (var (first, count) in SamplePoints(evidence, other))
            {
                if (Explain(evidence, other, first, count) is { } explained)
                    return explained;
            }
        }

        return null;
    }

    private static string? Explain(BlockEvidence evidence, SubjectBlock other, int firstAxis, int axes)
    {
        var values = evidence.PointOf(other).ToArray();
        var inside = Product(evidence, firstAxis + axes, evidence.Shape.Dimensions.Count);
        var (multiplied, divided) = (evidence.Analytic.ToArray(), evidence.Analytic.ToArray());
        for (var position = 0; position < multiplied.Length; position++)
        {
            var value = values[position / inside % values.Length];
            multiplied[position] *= value;
            divided[position] /= value;
        }

        var which = values.Length == 1 ? string.Empty
            : axes == evidence.Shape.Dimensions.Count ? ", each component its own"
            : axes == 1 ? $", each component by its index along axis {firstAxis}"
            : $", each component by its indexes along axes {firstAxis} to {firstAxis + axes - 1}";
        return evidence.Fits(multiplied) ? $"the gradient of {evidence.Name} lacks the factor {other.Name}{which}."
            : evidence.Fits(divided) ? $"the gradient of {evidence.Name} has the factor {other.Name} once too often{which}, or is not divided by it."
            : null;
    }

    // Where the other block's axes lie among this one's: neighbours of the same lengths, or a number anywhere.
    private static IEnumerable<(int First, int Count)> SamplePoints(BlockEvidence evidence, SubjectBlock other)
    {
        if (other.Shape.IsRagged)
            yield break;
        if (other.Shape.Length == 1)
        {
            yield return (0, evidence.Shape.Dimensions.Count);
            yield break;
        }

        var sizes = other.Shape.Dimensions;
        for (var first = evidence.Shape.Dimensions.Count - sizes.Count; first >= 0; first--)
        {
            if (evidence.Shape.Dimensions.Skip(first).Take(sizes.Count).SequenceEqual(sizes))
                yield return (first, sizes.Count);
        }
    }

    private static int Product(BlockEvidence evidence, int from, int to) =>
        evidence.Shape.Dimensions.Skip(from).Take(to - from).Aggregate(1, static (product, size) => product * size);
}

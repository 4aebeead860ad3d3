using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using GradGen.Samples;

namespace GradGen.Generator.Exact;

/// <summary>
/// Looks for a smaller sample on which the same is wrong, since each change of Backward that is tried runs the sample once more. What
/// is right there is tried on the samples of the plan as well.
/// </summary>
/// <param name="machine">The machine that found the gradients wrong.</param>
/// <param name="points">The layer at points.</param>
internal sealed class Reduction(Machine machine, LayerPoints points)
{
    // Of a Backward that is worth it; Forward runs once.
    private const long Costly = 2_500;

    private const int MostTries = 3;

    private static readonly int[] Small = [2, 3];

    /// <summary>The same fault on a smaller sample; itself where that is small enough.</summary>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="sizes">The sample as it was made.</param>
    internal Wrong Of(Wrong wrong, SampleSizes sizes)
    {
        if (wrong.Points[0].Found.StepsOfBackward < Costly)
            return wrong;
        var own = sizes.Drawn.Where(drawn => !sizes.OfInputs.Contains(drawn.Key)).ToArray();
        var smaller = Small.Select(size => Like(wrong, own.Aggregate(wrong.Assignment, (assignment, drawn) =>
            assignment.WithSize(drawn.Key, Math.Min(size, drawn.Value))))).FirstOrDefault(static found => found is not null) ?? wrong;
        foreach (var name in sizes.OfInputs)
        {
            smaller = Enumerable.Range(2, Math.Max(0, Math.Min(MostTries, sizes.SizeOf(name)!.Value - 2)))
                .Select(size => Like(wrong, smaller.Assignment.WithSize(name, size))).FirstOrDefault(static found => found is not null) ?? smaller;
        }

        return smaller;
    }

    // Null where not all of it is wrong, or something else.
    private Wrong? Like(Wrong wrong, Assignment assignment)
    {
        try
        {
            (PointPlace Place, ExactPoint Found)[] found = [.. wrong.Points.Select(pair =>
                (pair.Place, points.Run(machine, new SampleSizes(assignment), wrong.Meaning, pair.Place)))];
            return found.Zip(wrong.Points, static (one, other) => one.Found.Wrong.OrderBy(static block => block, StringComparer.Ordinal)
                .SequenceEqual(other.Found.Wrong.OrderBy(static block => block, StringComparer.Ordinal))).All(static isSame => isSame)
                ? wrong with { Assignment = assignment, Points = found } : null;
        }
        catch (RunEndedException)
        {
            return null;
        }
    }
}

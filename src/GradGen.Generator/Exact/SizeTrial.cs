using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using GradGen.Samples;

namespace GradGen.Generator.Exact;

/// <summary>A sample whose sizes were tried in the machine.</summary>
internal sealed record TriedSizes(Assignment Assignment, SampleSizes Sizes, SampleFacts? Facts) : ITriedSample;

/// <summary>Tries sizes in the machine.</summary>
/// <param name="run">Runs a layer of such sizes at a point, or its Forward alone.</param>
internal sealed class SizeTrial(Func<SampleSizes, bool, (SampleSizes Sizes, ExactPoint Point)> run) : ISampleTrial<TriedSizes>
{
    /// <inheritdoc/>
    public TriedSizes Run(Assignment assignment) => Run(assignment, endsWithForward: false);

    /// <inheritdoc/>
    public bool Changes(TriedSizes sample, string name, int size) =>
        Run(sample.Assignment.WithSize(name, size), endsWithForward: true).Facts is { } other && !other.OutputSizes.SequenceEqual(sample.Facts!.OutputSizes);

    /// <inheritdoc/>
    public void PutBack(TriedSizes sample)
    {
        // Every run makes a layer of its own.
    }

    private TriedSizes Run(Assignment assignment, bool endsWithForward)
    {
        var sizes = new SampleSizes(assignment);
        try
        {
            var (taken, point) = run(sizes, endsWithForward);
            return new TriedSizes(assignment, taken, point.Facts.OfSample);
        }
        catch (RunEndedException)
        {
            return new TriedSizes(assignment, sizes, null);
        }
    }
}

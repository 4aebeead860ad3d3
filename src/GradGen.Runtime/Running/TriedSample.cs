using GradGen.Calls;
using GradGen.Harness;
using GradGen.Samples;
using GradGen.Subjects;

namespace GradGen.Running;

/// <summary>A sample that was tried: what it was made with, and the layer after its first Forward, or what it threw.</summary>
internal sealed record TriedSample<T>(Assignment Assignment, SampleSizes Sizes, LayerSubject<T>? Subject, UserCodeException? Failure) : ITriedSample
{
    /// <inheritdoc/>
    public SampleFacts? Facts => Subject?.Facts;

    /// <summary>What is to be said of a failure.</summary>
    internal IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The integers that the layer holds, where its Forward threw: one may be the size that an input has to have.</summary>
    internal IReadOnlyList<int> Held { get; init; } = [];

    /// <summary>Whether Forward takes these sizes and Backward does not, so that other sizes would only hide a mistake.</summary>
    internal bool IsBackwardToBlame { get; init; }
}

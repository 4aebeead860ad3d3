namespace GradGen;

/// <summary>One of the samples that a layer was checked on.</summary>
/// <param name="Name">What sets it apart from the first sample, <c>stride 2, kind Tanh</c>; for the first, everything that the others vary.</param>
/// <param name="Sizes">The sizes and choices that the layer and its inputs were made with.</param>
/// <param name="Verdict">The verdict on the layer as this sample shows it.</param>
public sealed record SampleResult(string Name, string Sizes, Verdict Verdict);

namespace GradGen;

/// <summary>One of the samples that a layer was checked on.</summary>
/// <param name="Name">What it has and the first sample has not, <c>stride 2, kind Tanh</c>; of the first all that others vary.</param>
/// <param name="Sizes">The sizes and choices that the layer and its inputs were made with.</param>
/// <param name="Verdict">The verdict on the layer as this sample shows it.</param>
public sealed record SampleResult(string Name, string Sizes, Verdict Verdict);

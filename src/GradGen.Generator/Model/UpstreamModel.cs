namespace GradGen.Generator.Model;

/// <summary>An upstream gradient that is no array.</summary>
/// <param name="Output">The number of the output.</param>
/// <param name="Passed">What it is passed as.</param>
internal sealed record UpstreamModel(int Output, PassedModel Passed);

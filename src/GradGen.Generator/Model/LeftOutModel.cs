namespace GradGen.Generator.Model;

/// <summary>A parameter that cannot be compared.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Reason">What is said about it, with the number of the diagnostic.</param>
internal sealed record LeftOutModel(string Name, string Reason);

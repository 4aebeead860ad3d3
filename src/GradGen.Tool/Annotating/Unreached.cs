using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Annotating;

/// <summary>A class that looks like a layer and is not checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in one sentence, with what would help.</param>
/// <param name="Place">Where in the project's files.</param>
internal sealed record Unreached(string Name, string Reason, FileLinePositionSpan? Place);

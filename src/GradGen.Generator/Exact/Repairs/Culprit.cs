using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>The statement that makes gradients wrong.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Blocks">The blocks whose gradients it makes wrong.</param>
/// <param name="Repair">The change of it that makes them right; null where none was found, and the votes alone name the statement.</param>
internal sealed record Culprit(SyntaxNode Statement, IReadOnlyCollection<string> Blocks, Rewrite? Repair);

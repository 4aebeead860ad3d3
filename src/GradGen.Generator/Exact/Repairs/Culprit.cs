using GradGen.Generator.Exact.Repairs.Rewrites;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>The statement that makes gradients wrong.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Blocks">The blocks whose gradients it makes wrong.</param>
/// <param name="Repair">The change of it that makes them right; null where none was found, and the votes alone name the statement.</param>
/// <param name="IsAll">Whether with that change nothing is wrong any more.</param>
internal sealed record Culprit(SyntaxNode Statement, IReadOnlyCollection<string> Blocks, Rewrite? Repair = null, bool IsAll = false)
{
    /// <summary>What is said of the statement: "misses the factor x[j]"; null where nothing is known of it.</summary>
    internal string? Reason { get; init; } = Repair?.Reason;
}

using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>A change of a statement that may make it right.</summary>
/// <param name="Span">What is replaced, in the file.</param>
/// <param name="Text">What takes its place.</param>
/// <param name="Reason">What is said of the statement where the change makes it right: "misses the factor x[j]".</param>
/// <param name="Rank">Where nothing likelier helps it is tried.</param>
/// <param name="IsOfStatement">Whether the reason is said of the statement; not of one that is missing beside it.</param>
internal sealed record Rewrite(TextSpan Span, string Text, string Reason, Rank Rank = Rank.Usual, bool IsOfStatement = true)
{
    /// <summary>The condition that a number misses.</summary>
    internal string? Condition { get; init; }
}

/// <summary>How likely a change is what somebody did wrong.</summary>
internal enum Rank
{
    /// <summary>One sign, operator, index or name for another.</summary>
    Slip,
    Usual,
    FarFetched,
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>How the text is made of what stands there; null where it is only known as text.</summary>
    internal Combination? Combination { get; init; }
}

/// <summary>A number, and another one that it is added to, or multiplied by.</summary>
/// <param name="Number">The number, as it stands in the statement.</param>
/// <param name="Kind">The sum, difference, product or quotient.</param>
/// <param name="Other">The other number.</param>
internal sealed record Combination(ExpressionSyntax Number, SyntaxKind Kind, ExpressionSyntax Other);

/// <summary>How likely a change is what somebody did wrong.</summary>
internal enum Rank
{
    /// <summary>One sign, operator, index or name for another.</summary>
    Slip,
    Usual,
    FarFetched,
}

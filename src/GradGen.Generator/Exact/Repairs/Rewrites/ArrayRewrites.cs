using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>An array where another belongs: written to, handed on or asked for its size.</summary>
internal static class ArrayRewrites
{
    internal static IEnumerable<Rewrite> Of(StatementParts parts, Terms terms) =>
        new[] { parts.Target, parts.Value }.OfType<ExpressionSyntax>().SelectMany(static part => part.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Where(name => !NearbyCode.IsPartOfName(name) && !(parts.Value.Span.Contains(name.Span) && parts.Sign != 0 && IsRead(name, terms)))
            .SelectMany(name => terms.ArraysLike(name).Where(other => other != name.ToString() && (!IsGiven(name, parts) || terms.IsToBeGiven(other)))
                .Select(other => new Rewrite(name.Span, other, $"has {name} where {other} belongs", Rank.Slip)))
            .Concat(parts.Value.DescendantNodesAndSelf().OfType<ArrayCreationExpressionSyntax>().SelectMany(made => terms.ArraysLike(made)
                .Where(terms.IsToBeGiven).Select(other => new Rewrite(made.Span, other, $"has {made} where {other} belongs", Rank.Slip))));

    // What is written to or returned.
    private static bool IsGiven(IdentifierNameSyntax name, StatementParts parts) =>
        parts.Target?.Span.Contains(name.Span) == true || parts.Statement is ReturnStatementSyntax;

    // A number of it, in the place of which others are tried.
    private static bool IsRead(IdentifierNameSyntax name, Terms terms) =>
        name.Parent is ElementAccessExpressionSyntax element && element.Expression == name && terms.IsReal(element);
}

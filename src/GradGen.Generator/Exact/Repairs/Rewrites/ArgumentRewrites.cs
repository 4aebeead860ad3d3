using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>The indices of an element, or the arguments of a call, where others belong that the class uses elsewhere.</summary>
internal static class ArgumentRewrites
{
    internal static IEnumerable<Rewrite> Of(StatementParts parts, Terms terms) =>
        new[] { parts.Target, parts.Value }.OfType<ExpressionSyntax>().SelectMany(static part => part.DescendantNodesAndSelf())
            .SelectMany(node => ArgumentsOf(node) is { } arguments
                ? terms.ArgumentsLike(node).Where(other => other != arguments.ToString())
                    .Select(other => Replaced(node, arguments, other))
                : [])
            .Concat(OneOff(parts, terms));

    /// <summary>The indices or arguments; null where there are none.</summary>
    internal static BaseArgumentListSyntax? ArgumentsOf(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax access => access.ArgumentList,
        InvocationExpressionSyntax { ArgumentList: { Arguments.Count: > 0 } list } => list,
        _ => null,
    };

    // A neighbour that is not given as one.
    private static IEnumerable<Rewrite> OneOff(StatementParts parts, Terms terms) =>
        parts.Value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().SelectMany(static call => call.ArgumentList.Arguments)
            .Select(static argument => argument.Expression).OfType<IdentifierNameSyntax>().Where(name => terms.Indices.Contains(name.Identifier.ValueText))
            .SelectMany(static name => new[] { $"{name} + 1", $"{name} - 1" }
                .Select(other => new Rewrite(name.Span, other, $"has {name} where {other} belongs", Rank.Slip)));

    private static Rewrite Replaced(SyntaxNode node, BaseArgumentListSyntax old, string other)
    {
        var head = node.ToString().Substring(0, old.SpanStart - node.SpanStart);
        return new(old.Span, other, $"has {head}{old} where {head}{other} belongs", Rank.Slip);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>A condition that a sum misses, around the loops that it does not depend on.</summary>
internal static class Hoisting
{
    /// <summary>The outermost statement that misses the condition, and its change; the same ones where a loop around decides by it.</summary>
    internal static (SyntaxNode Statement, Rewrite Change) Of(StatementParts parts, Rewrite change)
    {
        if (change.Condition is not { } condition || !(parts.Operator.IsKind(SyntaxKind.PlusEqualsToken) || parts.Operator.IsKind(SyntaxKind.MinusEqualsToken)))
            return (parts.Statement, change);
        HashSet<string> names = [.. SyntaxFactory.ParseExpression(condition).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(static name => name.Identifier.ValueText)];
        var outer = parts.Statement;
        while (LoopAround(outer) is { } loop && !names.Overlaps(DeclaredIn(loop)))
            outer = loop;
        if (outer == parts.Statement || names.Contains(Terms.NameOf(parts.Target)))
            return (parts.Statement, change);
        return (outer, change with { Span = outer.Span, Text = Under(condition, outer) });
    }

    // A loop with nothing else in it.
    private static StatementSyntax? LoopAround(SyntaxNode statement) =>
        (statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent : statement.Parent) switch
        {
            ForStatementSyntax loop => loop,
            ForEachStatementSyntax loop => loop,
            _ => null,
        };

    private static IEnumerable<string> DeclaredIn(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax { Declaration: { } declared } => declared.Variables.Select(static variable => variable.Identifier.ValueText),
        ForEachStatementSyntax each => [each.Identifier.ValueText],
        // Whatever it counts with was declared before.
        _ => loop.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText),
    };

    private static string Under(string condition, SyntaxNode statement) => Texts.NewLineAt(statement) is { } line
        ? $"if ({condition}){line}    {statement.ToString().Replace(line, line + "    ")}" : $"if ({condition}) {statement}";
}

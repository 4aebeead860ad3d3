using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>A statement that is missing, as a change of text.</summary>
internal static class Insertion
{
    /// <summary>The statement behind another one, or in a block that has none.</summary>
    internal static Rewrite Of(SyntaxNode anchor, string statement)
    {
        var what = statement.TrimEnd(';');
        if (anchor is BlockSyntax)
            return new(new TextSpan(anchor.SpanStart + 1, 0), " " + statement, $"{what} is missing in this", IsOfStatement: false);
        var reason = $"{what} is missing after this";
        var separator = Texts.NewLineAt(anchor) ?? " ";
        return anchor.Parent is BlockSyntax
            ? new(new TextSpan(anchor.Span.End, 0), separator + statement, reason, IsOfStatement: false)
            : new(anchor.Span, "{ " + anchor + " " + statement + " }", reason, IsOfStatement: false);
    }

    /// <summary>Whether a statement adds, times a number, what one beside it adds: then that one is wrong, and nothing is missing.</summary>
    internal static bool OnlyCorrects(SyntaxNode anchor, string statement) =>
        Added(SyntaxFactory.ParseStatement(statement)) is { } added
        && (anchor.Parent is BlockSyntax block ? block.Statements.Any(other => Added(other) == added) : Added(anchor) == added);

    /// <summary>The last statement before the end of a block that writes to what a statement adds to; null where the block ends with it.</summary>
    internal static SyntaxNode? WriterOf(SyntaxNode anchor, string statement)
    {
        var target = SyntaxFactory.ParseStatement(statement).DescendantNodes().OfType<AssignmentExpressionSyntax>().First().Left.ToString();
        var writer = (anchor.Parent as BlockSyntax)?.Statements.LastOrDefault(one => one.SpanStart <= anchor.SpanStart
            && one is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var left } } && left.ToString() == target);
        return writer == anchor ? null : writer;
    }

    // What is added to, and the product that is added to it without its numbers.
    private static (string Target, string Product)? Added(SyntaxNode statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var target, Right: var value } }
            ? (target.ToString(), string.Join(" * ", FactorsOf(value).OrderBy(static factor => factor, StringComparer.Ordinal))) : null;

    private static IEnumerable<string> FactorsOf(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => FactorsOf(inner),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } => FactorsOf(operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => FactorsOf(product.Left).Concat(FactorsOf(product.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: LiteralExpressionSyntax } quotient => FactorsOf(quotient.Left),
        LiteralExpressionSyntax => [],
        _ => [value.ToString()],
    };
}

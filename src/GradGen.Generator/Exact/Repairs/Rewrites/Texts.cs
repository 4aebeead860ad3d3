using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Expressions as text that others can be made of.</summary>
internal static class Texts
{
    /// <summary>An expression as an operand of a product.</summary>
    internal static string Grouped(ExpressionSyntax expression) => IsOperand(expression) ? expression.ToString() : "(" + expression + ")";

    /// <summary>A text as an operand of a product.</summary>
    internal static string Grouped(string text) => Grouped(SyntaxFactory.ParseExpression(text));

    /// <summary>A text in the place of an expression.</summary>
    internal static string InPlaceOf(ExpressionSyntax old, string text) => IsPart(old) ? Grouped(text) : text;

    /// <summary>A product or a sum in the place of an expression.</summary>
    internal static string CompoundInPlaceOf(ExpressionSyntax old, string text) => IsPart(old) ? "(" + text + ")" : text;

    /// <summary>An expression without the parentheses around it.</summary>
    internal static ExpressionSyntax Inner(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    /// <summary>Whether an expression is a product or a quotient.</summary>
    internal static bool IsProduct(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.MultiplyExpression) || expression.IsKind(SyntaxKind.DivideExpression);

    /// <summary>The first factor of a product.</summary>
    internal static ExpressionSyntax First(ExpressionSyntax expression)
    {
        while (IsProduct(expression))
            expression = ((BinaryExpressionSyntax)expression).Left;
        return expression;
    }

    /// <summary>A line break and the indentation of a statement; null where something stands before it in its line.</summary>
    internal static string? NewLineAt(SyntaxNode statement)
    {
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        return indent.Trim().Length == 0 ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indent : null;
    }

    private static bool IsPart(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax or CastExpressionSyntax;

    private static bool IsOperand(ExpressionSyntax expression) =>
        expression is not (BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax
            or CastExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax);
}

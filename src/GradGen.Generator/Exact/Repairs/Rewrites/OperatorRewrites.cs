using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Wrong operators and signs, constants, functions and arms in a value.</summary>
internal static class OperatorRewrites
{
    private static readonly string[] OfOne = ["Exp", "Log", "Sqrt", "Tanh", "Sinh", "Cosh", "Sin", "Cos", "Abs", "Sign", "Cbrt", "Log2", "Atan"];
    private static readonly string[] OfTwo = ["Max", "Min", "Pow"];

    internal static IEnumerable<Rewrite> Of(StatementParts parts, Terms terms) => parts.Value.DescendantNodesAndSelf().SelectMany(node => Of(node, terms));

    private static IEnumerable<Rewrite> Of(SyntaxNode node, Terms terms)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Others(binary, terms) is { Length: > 0 } others:
                foreach (var other in others)
                    yield return new(binary.OperatorToken.Span, other, $"has {binary.OperatorToken.Text} where {other} belongs",
                        binary.IsKind(SyntaxKind.AddExpression) ? Rank.Usual : Rank.Slip);
                if (binary.IsKind(SyntaxKind.AddExpression))
                    yield return new(binary.OperatorToken.Span, "*", "has + where * belongs", Rank: Rank.FarFetched);
                break;
            case PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression):
                yield return new(minus.Span, minus.Operand.ToString(), $"has -{minus.Operand} where {minus.Operand} belongs", Rank.Slip);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression):
                foreach (var value in Numbers(literal))
                    yield return new(literal.Span, value, $"has {literal} where {value} belongs", Rank.Slip);
                break;
            case ConditionalExpressionSyntax choice:
                yield return new(choice.Span, $"{choice.Condition} ? {choice.WhenFalse} : {choice.WhenTrue}",
                    $"has {choice.WhenTrue} and {choice.WhenFalse} the wrong way round", Rank.Slip);
                break;
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" }, Name: var function },
                ArgumentList.Arguments.Count: var count,
            }:
                foreach (var name in (count == 1 ? OfOne : OfTwo).Where(name => name != function.Identifier.ValueText))
                    yield return new(function.Span, name, $"has {function} where {name} belongs", Rank.Slip);
                break;
        }
    }

    // A range of whole numbers begins with >= and ends with <: these come first, where several would do.
    private static string[] Others(BinaryExpressionSyntax binary, Terms terms) => binary.Kind() switch
    {
        SyntaxKind.LessThanExpression when !terms.IsReal(binary.Left) => [">=", ">", "<="],
        SyntaxKind.LessThanOrEqualExpression when !terms.IsReal(binary.Left) => ["<", ">=", ">"],
        SyntaxKind.AddExpression => ["-"],
        SyntaxKind.SubtractExpression => ["+"],
        SyntaxKind.MultiplyExpression => ["/"],
        SyntaxKind.DivideExpression => ["*"],
        SyntaxKind.LessThanExpression => [">", "<=", ">="],
        SyntaxKind.LessThanOrEqualExpression => [">", "<", ">="],
        SyntaxKind.GreaterThanExpression => ["<", ">=", "<="],
        SyntaxKind.GreaterThanOrEqualExpression => ["<", ">", "<="],
        SyntaxKind.EqualsExpression => ["!="],
        SyntaxKind.NotEqualsExpression => ["=="],
        SyntaxKind.LogicalAndExpression => ["||"],
        SyntaxKind.LogicalOrExpression => ["&&"],
        _ => [],
    };

    // As the literal is written: 2, 2.0, 2f.
    private static IEnumerable<string> Numbers(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.Text;
        var ending = text.TrimStart("0123456789.".ToCharArray());
        // Nothing is right that is always zero.
        var isFactor = literal.Parent.IsKind(SyntaxKind.MultiplyExpression) || literal.Parent.IsKind(SyntaxKind.DivideExpression);
        return new[] { "0", "1", "2", "3", "0.5", "4" }.Where(number => number != "0" || !isFactor)
            .Select(number => text.Contains('.') && !number.Contains('.') ? number + ".0" + ending : number + ending).Where(number => number != text);
    }
}

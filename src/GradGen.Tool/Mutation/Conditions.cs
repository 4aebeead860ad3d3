using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Wrong comparisons and wrong branches; those of loops are bounds.</summary>
internal static class Conditions
{
    internal static IEnumerable<Mistake> Comparisons(SyntaxNode node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax binary when binary.Parent is not ForStatementSyntax =>
            Others(binary.Kind()).Select(other => new Mistake(MutationKind.Comparison, binary.OperatorToken.Span, other)),
        ConditionalExpressionSyntax choice =>
            [new Mistake(MutationKind.Comparison, choice.Span, $"{choice.Condition} ? {choice.WhenFalse} : {choice.WhenTrue}")],
        _ => [],
    };

    private static string[] Others(SyntaxKind kind) => kind switch
    {
        SyntaxKind.GreaterThanExpression => [">=", "<"],
        SyntaxKind.GreaterThanOrEqualExpression => [">", "<"],
        SyntaxKind.LessThanExpression => ["<=", ">"],
        SyntaxKind.LessThanOrEqualExpression => ["<", ">"],
        SyntaxKind.EqualsExpression => ["!="],
        SyntaxKind.NotEqualsExpression => ["=="],
        SyntaxKind.LogicalAndExpression => ["||"],
        SyntaxKind.LogicalOrExpression => ["&&"],
        _ => [],
    };
}

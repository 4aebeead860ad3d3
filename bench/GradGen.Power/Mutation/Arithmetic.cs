using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Power.Mutation;

/// <summary>Wrong operators, signs and constants.</summary>
internal static class Arithmetic
{
    internal static IEnumerable<Mistake> Operators(SyntaxNode node, SemanticModel model)
    {
        if (node is not BinaryExpressionSyntax binary)
            yield break;
        var other = binary.Kind() switch
        {
            SyntaxKind.AddExpression => "-",
            SyntaxKind.SubtractExpression => "+",
            SyntaxKind.MultiplyExpression => "/",
            SyntaxKind.DivideExpression => "*",
            _ => null,
        };
        if (other is not null)
            yield return new Mistake(MutationKind.Operator, binary.OperatorToken.Span, other);
    }

    internal static IEnumerable<Mistake> Signs(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression):
                yield return new Mistake(MutationKind.Sign, minus.OperatorToken.Span, " ");
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } assignment when IsReal(assignment.Right, model):
                yield return new Mistake(MutationKind.Sign, assignment.OperatorToken.Span, "-=");
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } assignment when IsReal(assignment.Right, model):
                yield return new Mistake(MutationKind.Sign, assignment.OperatorToken.Span, "+=");
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when IsReal(assignment.Right, model):
                yield return Negated(assignment.Right);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } initializer when IsReal(initializer.Value, model):
                yield return Negated(initializer.Value);
                break;
            case ReturnStatementSyntax { Expression: { } value } when IsReal(value, model):
                yield return Negated(value);
                break;
        }
    }

    internal static IEnumerable<Mistake> Constants(SyntaxNode node, SemanticModel model)
    {
        if (node is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.NumericLiteralExpression))
            return [];
        var value = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture);
        var isReal = literal.Token.Value is double;
        double[] others = value switch
        {
            0 => [1],
            1 => [0, 2],
            2 => [1, 3],
            _ => [2 * value],
        };
        return others.Select(other => new Mistake(
            MutationKind.Constant, literal.Span, other.ToString(isReal ? "0.0###########" : "0", CultureInfo.InvariantCulture)));
    }

    internal static bool IsReal(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Double;

    private static Mistake Negated(ExpressionSyntax value) => new(MutationKind.Sign, value.Span, $"-({value})");
}

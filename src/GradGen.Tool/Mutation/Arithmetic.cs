using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Wrong operators, signs and constants.</summary>
internal static class Arithmetic
{
    private const string Real = "0.0###########";

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
        var (format, suffix) = literal.Token.Value switch
        {
            double => (Real, string.Empty),
            float => (Real, "f"),
            decimal => (Real, "m"),
            long => ("0", "L"),
            uint => ("0", "u"),
            ulong => ("0", "ul"),
            _ => ("0", string.Empty),
        };
        double[] others = value switch
        {
            0 => [1],
            1 => [0, 2],
            2 => [1, 3],
            _ => [2 * value],
        };
        return others.Select(other => new Mistake(
            MutationKind.Constant, literal.Span, other.ToString(format, CultureInfo.InvariantCulture) + suffix));
    }

    /// <summary>Whether an expression is a number that is no integer, or something that is calculated with as one: a vector or a matrix.</summary>
    internal static bool IsReal(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal } => true,
        ITypeParameterSymbol => true,
        INamedTypeSymbol { SpecialType: SpecialType.None } type => HasSubtraction(type),
        _ => false,
    };

    private static bool HasSubtraction(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(WellKnownMemberNames.SubtractionOperatorName).IsEmpty)
                return true;
        }

        return false;
    }

    private static Mistake Negated(ExpressionSyntax value) => new(MutationKind.Sign, value.Span, $"-({value})");
}

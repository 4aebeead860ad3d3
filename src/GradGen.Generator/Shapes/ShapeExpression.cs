using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Shapes;

/// <summary>A dimension in [Shape]: an integer, or an expression in the names that the layer has.</summary>
internal static class ShapeExpression
{
    /// <summary>The dimension as a polynomial; null when it is no such expression.</summary>
    /// <param name="dimension">The attribute's argument.</param>
    /// <param name="nameOf">What a name stands for.</param>
    internal static Polynomial? Parse(TypedConstant dimension, Func<string, Polynomial> nameOf) => dimension.Value switch
    {
        int size when size >= 0 => Polynomial.Constant(size),
        string text when !string.IsNullOrWhiteSpace(text) => Read(SyntaxFactory.ParseExpression(text), nameOf),
        _ => null,
    };

    private static Polynomial? Read(ExpressionSyntax expression, Func<string, Polynomial> nameOf)
    {
        if (expression.ContainsDiagnostics)
            return null;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, nameOf);
            case LiteralExpressionSyntax { Token.Value: int value }:
                return Polynomial.Constant(value);
            case IdentifierNameSyntax identifier:
                return nameOf(identifier.Identifier.ValueText);
            case BinaryExpressionSyntax binary:
                if (Read(binary.Left, nameOf) is not { } left || Read(binary.Right, nameOf) is not { } right)
                    return null;
                return binary.Kind() switch
                {
                    SyntaxKind.AddExpression => left.Plus(right),
                    SyntaxKind.SubtractExpression => left.Minus(right),
                    SyntaxKind.MultiplyExpression => left.Times(right),
                    _ => null,
                };
            default:
                return null;
        }
    }
}

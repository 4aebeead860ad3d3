using GradGen.Generator.Model;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// A learning rate that is written down in the step: <c>_w[i] -= 0.01 * dw[i]</c>, <c>_w = _w - 0.01 * dw</c>. A step of the gradient
/// itself, <c>_w[i] -= dw[i]</c>, has a rate of one.
/// </summary>
internal static class WrittenRate
{
    // A factor of a half or two is one of the gradient: no rate is that large.
    private const double Largest = 0.1;

    /// <summary>The number; null where no step is taken, or steps have different ones.</summary>
    /// <param name="code">What the step is taken in.</param>
    /// <param name="parameters">The names of the parameters.</param>
    internal static Expression? Of(IEnumerable<SyntaxNode> code, HashSet<string> parameters)
    {
        object? found = null;
        foreach (var assignment in code.OfType<AssignmentExpressionSyntax>()
            .Where(assignment => NameOf(assignment.Left) is { } name && parameters.Contains(name)))
        {
            var step = assignment.Kind() switch
            {
                SyntaxKind.SubtractAssignmentExpression => assignment.Right,
                SyntaxKind.SimpleAssignmentExpression
                    when assignment.Right is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference
                        && NameOf(difference.Left) == NameOf(assignment.Left) => difference.Right,
                _ => null,
            };
            var factor = step is null ? null : FactorOf(step) ?? 1;
            if (factor is null || (found is not null && !factor.Equals(found)))
                return null;
            found = factor;
        }

        return found is null ? null : new Expression.Constant(found);
    }

    private static object? FactorOf(ExpressionSyntax step) => step switch
    {
        ParenthesizedExpressionSyntax inner => FactorOf(inner.Expression),
        CastExpressionSyntax cast => FactorOf(cast.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => FactorOf(product.Left) ?? FactorOf(product.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient => FactorOf(quotient.Left),
        LiteralExpressionSyntax { Token: { Value: float or double } token }
            when Convert.ToDouble(token.Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= Largest => token.Value,
        _ => null,
    };

    // Of an element the array's, of a member its own.
    private static string? NameOf(ExpressionSyntax target) =>
        target is ElementAccessExpressionSyntax element ? NameOf(element.Expression) : WrittenNames.NameOf(target);
}

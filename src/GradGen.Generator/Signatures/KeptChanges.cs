using GradGen.Generator.External;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// Members that Backward adds to others as they are, <c>weights[i] += weightDeltas[i]</c>, with a rate that the layer keeps in them:
/// called like gradients, they are the steps.
/// </summary>
internal static class KeptChanges
{
    internal static HashSet<string> Of(LayerView layer, BackwardSignature? backward, CancellationToken cancellation)
    {
        if (backward is null)
            return [];
        var added = new HashSet<string>(
            MethodBodies.Reached(layer, [backward.Method], cancellation).OfType<AssignmentExpressionSyntax>()
                .Where(static assignment =>
                    assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
                    && MemberOf(assignment.Left) != MemberOf(assignment.Right))
                .Select(static assignment => MemberOf(assignment.Right)).OfType<string>()
                .Where(name => LayerMethods.HasField(layer.Type, name)), StringComparer.Ordinal);
        if (added.Count > 0 && KeptRate.In(layer, [backward.Method], cancellation) is null)
            added.Clear();
        return added;
    }

    private static string? MemberOf(ExpressionSyntax expression)
    {
        while (expression is ElementAccessExpressionSyntax element)
            expression = element.Expression;
        return WrittenNames.NameOf(expression);
    }
}

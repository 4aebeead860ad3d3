using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Determinism;

/// <summary>
/// The members that Forward makes where they are null, and else carries on with: <c>if (!_isStateful || _h == null) _h = …;</c> and
/// later <c>_h = Step(x, _h);</c>. Null, they hold nothing of earlier calls.
/// </summary>
internal static class CarriedMembers
{
    internal static IEnumerable<LayerMember> Of(LayerView layer, IReadOnlyList<LayerMember> members, ParameterReading parameters,
        IMethodSymbol forward, CancellationToken cancellation)
    {
        if (layer.IsAdopted)
            return [];
        var candidates = members.Where(member =>
            member is { IsReadOnly: false, Type.IsReferenceType: true, Symbol: IFieldSymbol } && !parameters.Members.Contains(member)
                && !parameters.GradientOf.Values.Contains(member)).ToArray();
        if (candidates.Length == 0)
            return [];
        var assigned = MethodBodies.Reached(layer, [forward], cancellation).OfType<AssignmentExpressionSyntax>()
            .Select(static assignment => (Name: WrittenNames.NameOf(assignment.Left), Assignment: assignment))
            .Where(static pair => pair.Name is not null).ToLookup(static pair => pair.Name!, static pair => pair.Assignment);
        return candidates.Where(member =>
            assigned[member.Name].Any(assignment => IsWhereNull(assignment, member.Name))
                && assigned[member.Name].Any(assignment => !LateCode.Is(assignment) && Mentions(assignment.Right, member.Name)));
    }

    private static bool IsWhereNull(AssignmentExpressionSyntax assignment, string name) =>
        assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
        || assignment.Ancestors().OfType<IfStatementSyntax>()
            .Any(branch => branch.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.NullKeyword)) && Mentions(branch.Condition, name));

    private static bool Mentions(SyntaxNode code, string name) =>
        code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(part => part.Identifier.ValueText == name);
}

using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>
/// Lists of parameters, as an optimiser wants them, that a layer fills with what its sub-layers hold:
/// <c>Parameters.Add(new Par(_inner.Weights, _inner.WeightGradients))</c>. One array has one place in θ.
/// </summary>
internal static class ListedParameters
{
    /// <summary>Whether a list is filled with nothing but what sub-layers hold that are packed themselves.</summary>
    internal static bool IsAgain(LayerMember list, IReadOnlyList<LayerMember> members)
    {
        if (!PartReader.IsListName(list.Name))
            return false;
        var packed = new HashSet<string>(
            members.Where(static member => IsLayer(member) && SubLayers.IsPacked((INamedTypeSymbol)SubLayers.ElementOf(member).Type, member.Layer))
                .Select(static member => member.Name));
        if (packed.Count == 0)
            return false;
        var fillings = Fillings(list).ToArray();
        return fillings.Length > 0 && fillings.All(filling => Names(filling).Any(packed.Contains));
    }

    /// <summary>Whether a list of the layer has what a sub-layer holds.</summary>
    internal static bool Hold(LayerMember subLayer) =>
        LayerMembers.Of(subLayer.Layer).Where(static member => PartReader.IsListName(member.Name) && !SubLayers.ElementOf(member).Type.Is(member.Type))
            .Any(list => Fillings(list).Any(filling => Names(filling).Contains(subLayer.Name)));

    private static bool IsLayer(LayerMember member) => SubLayers.ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, member.Layer.From);

    // What is added to the list, or what it is made of.
    private static IEnumerable<SyntaxNode> Fillings(LayerMember list) =>
        list.Layer.SourceOf(list.Layer.Type).Nodes().Select(node => node switch
        {
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "Add" or "AddRange"
                or "Insert"
                } call
            } added when WrittenNames.NameOf(call.Expression) == list.Name => added.ArgumentList,
            AssignmentExpressionSyntax assignment when WrittenNames.NameOf(assignment.Left) == list.Name => IsFilled(assignment.Right),
            VariableDeclaratorSyntax { Initializer.Value: var value } variable when variable.Identifier.ValueText == list.Name => IsFilled(value),
            PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == list.Name => IsFilled(value),
            _ => null,
        }).OfType<SyntaxNode>();

    // An empty list is filled later.
    private static SyntaxNode? IsFilled(ExpressionSyntax value) =>
        value.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(static name => name.Parent is MemberAccessExpressionSyntax or ArgumentSyntax or ExpressionElementSyntax) ? value : null;

    // The names in it, and what the variables of the loops around it run through.
    private static HashSet<string> Names(SyntaxNode filling)
    {
        var names = new HashSet<string>(Identifiers(filling));
        foreach (var loop in filling.Ancestors().OfType<ForEachStatementSyntax>().Where(loop => names.Contains(loop.Identifier.ValueText)))
            names.UnionWith(Identifiers(loop.Expression));
        return names;
    }

    private static IEnumerable<string> Identifiers(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);
}

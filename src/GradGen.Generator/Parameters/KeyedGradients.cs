using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>The entries of a dictionary of gradients, <c>Gradients["w"]</c> beside an array <c>_w</c>, as members of their own.</summary>
internal static class KeyedGradients
{
    /// <summary>One for each key that the layer's code names; none where the member is no dictionary, or not one of gradients.</summary>
    internal static IReadOnlyList<LayerMember> Of(LayerMember member)
    {
        var name = MemberNames.Normalise(member.Name);
        if (!(MemberNames.IsBareGradient(name) || name.Contains("grad")) || member.Type is not INamedTypeSymbol type || ValueOf(type) is not { } value)
            return [];
        var keys = member.Layer.SourceOf(member.Layer.Type).Nodes()
            .Select(node => KeyOf(node, member.Name)).OfType<string>().Distinct();
        return [.. keys.Select(key => new LayerMember(member.Symbol, value, IsReadOnly: true, member.Layer) { Owner = member.Owner, Key = key })
            .Where(static entry => entry.Storage is { IsReal: true, IsScalar: false, IsSpan: false, Own: null or { IsInPlace: true } })];
    }

    private static ITypeSymbol? ValueOf(INamedTypeSymbol type) =>
        CollectionTypes.Dictionary(type) is
        {
            TypeArguments: [{ SpecialType: SpecialType.System_String },
                var value]
        } ? value : null;

    // Gradients["w"], Gradients.Add("w", …), and ["w"] = … or { "w", … } where it is made.
    private static string? KeyOf(SyntaxNode node, string name) => node switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element when WrittenNames.NameOf(element.Expression) == name =>
            Text(index.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method, ArgumentList.Arguments: [var first, ..] }
            when WrittenNames.NameOf(method.Expression) == name => Text(first.Expression),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] } when IsMade(node, name) => Text(index.Expression),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var first, ..] }
            when IsMade(node, name) => Text(first),
        _ => null,
    };

    private static bool IsMade(SyntaxNode node, string name) =>
        node.Ancestors().Select(static outer => outer switch
        {
            AssignmentExpressionSyntax { Left: not ImplicitElementAccessSyntax } assignment => WrittenNames.NameOf(assignment.Left) ?? string.Empty,
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(static made => made is not null) == name;

    private static string? Text(ExpressionSyntax key) => key switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
            ArgumentList.Arguments: [{ Expression: var named }]
        } => WrittenNames.NameOf(named),
        _ => null,
    };
}

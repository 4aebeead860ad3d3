using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Members;

/// <summary>
/// What the properties of a layer show that keep nothing themselves: a field by another name, <c>WeightGradients => _buffer</c>
/// or <c>=> _buffer ??= new double[n]</c>, or a view of what the layer holds, <c>=> _lazy.Value</c> or <c>=> _all.AsMemory(n)</c>.
/// </summary>
internal static class ShownMembers
{
    /// <summary>The members with the properties that show them.</summary>
    internal static IReadOnlyList<LayerMember> Named(IReadOnlyList<LayerMember> members, LayerView layer)
    {
        var shown = Properties(layer).Select(static property => (Property: property, Field: FieldOf(property)))
            .Where(static pair => pair.Field is not null).ToArray();
        return shown.Length == 0
            ? members
            : [.. members.Select(member =>
                member with { Shown = [.. shown.Where(pair => pair.Field == member.Name && pair.Property.Type.Is(member.Type))
                    .Select(static pair => pair.Property)] })];
    }

    /// <summary>The property that shows a member which its class keeps to itself; null where none does.</summary>
    internal static IPropertySymbol? Showing(LayerMember member, LayerView layer) =>
        By(member.Name, layer).FirstOrDefault(property => property.ContainingType.Is(member.Symbol.ContainingType) && property.Type.Is(member.Type)
            && !MayThrow(property));

    /// <summary>The properties that show a whole field, or what a constructor was given, by its name.</summary>
    internal static IEnumerable<IPropertySymbol> By(string name, LayerView layer) =>
        Properties(layer).Where(property => FieldOf(property) == name);

    /// <summary>The properties that show a part of what the layer holds, each with the name of the member that it is a part of.</summary>
    internal static IEnumerable<(LayerMember View, string Of)> Views(LayerView layer)
    {
        foreach (var property in Properties(layer))
        {
            if (Unwrapped(Returned(property)) is { } returned && (Whole(returned) ?? Hidden(returned, layer) ?? Captured(returned, property)) is { } of
                && Storage.Of(property.Type, layer.From) is { IsReal: true, IsScalar: false } && !MayThrow(property))
                yield return (new LayerMember(property, property.Type, IsReadOnly: true, layer), of);
        }
    }

    // What a base class keeps to itself, and does not pack for its heirs either.
    private static string? Hidden(ExpressionSyntax returned, LayerView layer) =>
        WrittenNames.NameOf(returned) is { } name && LayerMembers.FindHidden(name, layer) is { } hidden
            && !Heirs.AreServed(hidden.Symbol) ? name : null;

    // One that insists on a Backward that has not run yet cannot be packed through.
    private static bool MayThrow(IPropertySymbol property) => Declared.SyntaxOf(property).Nodes().Any(static node => node
        is ThrowStatementSyntax or ThrowExpressionSyntax
        or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Debug" } } });

    // What a primary constructor was given, and no field keeps.
    private static string? Captured(ExpressionSyntax returned, IPropertySymbol property) =>
        WrittenNames.NameOf(returned) is { } name
            && PrimaryConstructor.ParametersOf(property.ContainingType.OriginalDefinition).Any(parameter => parameter.Name == name) ? name : null;

    private static IEnumerable<IPropertySymbol> Properties(LayerView layer)
    {
        foreach (var type in (layer.IsAdopted ? null : layer.Type).WithBases())
        {
            var kept = new HashSet<ISymbol?>(type.GetMembers().OfType<IFieldSymbol>().Select(static field => field.AssociatedSymbol),
                SymbolEqualityComparer.Default);
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true }
                    && !kept.Contains(property) && layer.CanUse(property) && layer.HasSource(property) && !property.Has(AttributeReader.GradCheckIgnore))
                    yield return property;
            }
        }
    }

    private static string? FieldOf(IPropertySymbol property) => Unwrapped(Returned(property)) is { } returned ? WrittenNames.NameOf(returned) : null;

    private static ExpressionSyntax? Returned(IPropertySymbol property) =>
        Declared.SyntaxOf(property).Select(static reference => reference.GetSyntax()).OfType<PropertyDeclarationSyntax>().Select(static declaration =>
            declaration.ExpressionBody?.Expression
            ?? declaration.AccessorList?.Accessors.Where(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
                .Select(static accessor => accessor.ExpressionBody?.Expression
                    ?? (accessor.Body?.Statements.LastOrDefault() as ReturnStatementSyntax)?.Expression).FirstOrDefault()).FirstOrDefault();

    private static ExpressionSyntax? Unwrapped(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrapped(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Unwrapped(sure.Operand),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } late => Unwrapped(late.Left),
        _ => expression,
    };

    // A copy is no view: of calls, only those that take a slice are.
    private static string? Whole(ExpressionSyntax? expression) => Unwrapped(expression) switch
    {
        MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } part => WrittenNames.NameOf(part.Expression) ?? Whole(part.Expression),
        ElementAccessExpressionSyntax element => WrittenNames.NameOf(element.Expression) ?? Whole(element.Expression),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "AsMemory" or "AsSpan"
            or "Slice"
            } slice
        } => WrittenNames.NameOf(slice.Expression) ?? Whole(slice.Expression),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } => WrittenNames.NameOf(first.Expression),
        _ => null,
    };
}

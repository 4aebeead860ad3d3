using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>GradGen's attributes on a symbol.</summary>
internal static class AttributeReader
{
    internal const string GradCheckable = "GradCheckableAttribute";

    internal static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    internal static AttributeData? Find(this ISymbol symbol, string attribute) => symbol.FindAll(attribute).FirstOrDefault();

    internal static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string attribute) =>
        AttributesOf(symbol).Where(data => data.AttributeClass is { ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == attribute);

    // "[field: GradientOf(…)]" on an auto-property is its field's.
    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol) =>
        symbol is IPropertySymbol { ContainingType: { } type } && type.GetMembers($"<{symbol.Name}>k__BackingField") is [var field] ? symbol.GetAttributes().Concat(field.GetAttributes()) : symbol.GetAttributes();

    /// <summary>Whether the first [GradCheckable] of a type stands at this declaration.</summary>
    internal static bool IsMarkedIn(this INamedTypeSymbol layer, SyntaxNode declaration, CancellationToken cancellation) =>
        layer.Find(GradCheckable)?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent == declaration;

    internal static Location LocationOr(this AttributeData data, Location fallback) =>
        data.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : fallback;

    /// <summary>[Domain] as the arguments of a ValueRange, or null without one.</summary>
    internal static string? Domain(this ISymbol symbol) =>
        symbol.Find("DomainAttribute") is { ConstructorArguments: [{ Value: double minimum }, { Value: double maximum }] } && minimum < maximum
            ? $"{Literals.Of(minimum)}, {Literals.Of(maximum)}"
            : null;
}

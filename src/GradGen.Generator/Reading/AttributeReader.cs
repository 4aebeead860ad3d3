using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>GradGen's attributes on a symbol.</summary>
internal static class AttributeReader
{
    internal const string GradCheckable = "GradCheckableAttribute";
    internal const string GradCheckIgnore = "GradCheckIgnoreAttribute";

    internal static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    internal static AttributeData? Find(this ISymbol symbol, string attribute) => symbol.FindAll(attribute).FirstOrDefault();

    internal static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Where(data => data.AttributeClass is { ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == attribute);

    /// <summary>Why a type is opted out of being checked, or null.</summary>
    internal static string? OptOut(this INamedTypeSymbol type) =>
        type.Find(GradCheckIgnore) is not { } ignore ? null
        : ignore.ConstructorArguments is [{ Value: string reason }] && !string.IsNullOrWhiteSpace(reason) ? "[GradCheckIgnore]: " + reason
        : "[GradCheckIgnore] without a reason";

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

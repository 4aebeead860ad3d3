using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Symbols;

/// <summary>GradGen's attributes on a symbol.</summary>
internal static class AttributeReader
{
    internal const string GradCheckable = "GradCheckableAttribute";
    internal const string GradCheckIgnore = "GradCheckIgnoreAttribute";
    internal const string AfterBackward = "AfterBackwardAttribute";

    internal static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    internal static AttributeData? Find(this ISymbol symbol, string attribute) => symbol.FindAll(attribute).FirstOrDefault();

    internal static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string attribute) =>
        AttributesOf(symbol) is { IsEmpty: false } all ? Named(all, attribute) : [];

    internal static bool IsOfGradGen(this AttributeData data) =>
        data.AttributeClass is { ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The layer that an attribute on the assembly is about.</summary>
    internal static INamedTypeSymbol? For(this AttributeData data) => data.Named("For") as INamedTypeSymbol;

    /// <summary>The name of the part of it that the attribute is about.</summary>
    internal static string? Member(this AttributeData data) => data.Named("Member") as string;

    /// <summary>Why a type is opted out of being checked, or null.</summary>
    internal static string? OptOut(this INamedTypeSymbol type) => OptOut(type.Find(GradCheckIgnore));

    /// <summary>The reason that a [GradCheckIgnore] on a type gives; null where there is none.</summary>
    internal static string? OptOut(AttributeData? found) =>
        found is not { } ignore ? null
        : ignore.ConstructorArguments is [{ Value: string reason }] && !string.IsNullOrWhiteSpace(reason) ? "[GradCheckIgnore]: " + reason
        : "[GradCheckIgnore] without a reason";

    // By itself, since most symbols have none and every member is asked for several.
    private static IEnumerable<AttributeData> Named(ImmutableArray<AttributeData> all, string attribute) =>
        all.Where(data => data.IsOfGradGen() && data.AttributeClass!.Name == attribute);

    // "[field: GradientOf(…)]" on an auto-property is its field's.
    private static ImmutableArray<AttributeData> AttributesOf(ISymbol symbol) =>
        symbol is IPropertySymbol { ContainingType: { } type } && type.GetMembers($"<{symbol.Name}>k__BackingField") is [var field]
            ? symbol.GetAttributes().AddRange(field.GetAttributes()) : symbol.GetAttributes();

    /// <summary>Whether the first [GradCheckable] of a type stands at this declaration.</summary>
    internal static bool IsMarkedIn(this INamedTypeSymbol layer, SyntaxNode declaration, CancellationToken cancellation) =>
        layer.Find(GradCheckable)?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent == declaration;

    internal static Location LocationOr(this AttributeData data, Location fallback) =>
        data.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : fallback;

    /// <summary>Where the first argument of an attribute stands, or the attribute.</summary>
    internal static Location FirstArgument(this AttributeData data) =>
        data.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax
            ? (syntax.ArgumentList?.Arguments.FirstOrDefault() ?? (SyntaxNode)syntax).GetLocation() : Location.None;

    private static object? Named(this AttributeData data, string name)
    {
        var value = data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return value.Kind is TypedConstantKind.Error or TypedConstantKind.Array ? null : value.Value;
    }
}

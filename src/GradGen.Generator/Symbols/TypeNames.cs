using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>What generated code calls a type.</summary>
internal static class TypeNames
{
    /// <summary>A type without a word on which references may be null.</summary>
    internal static TypeName Of(ITypeSymbol type) => Of(type, isAnnotated: false);

    /// <summary>A type with the marks of the references that may be null.</summary>
    internal static TypeName Annotated(ITypeSymbol type) => Of(type, isAnnotated: true);

    /// <summary>An array of these ranks, the outermost first; of one element for a single number.</summary>
    internal static TypeName ArrayOf(ITypeSymbol element, IReadOnlyList<int> ranks) =>
        ranks.Count == 0
            ? new TypeName.ArrayOf(Of(element), 1)
            : ranks.Reverse().Aggregate(Of(element), static (inner, rank) => new TypeName.ArrayOf(inner, rank));

    /// <summary>With the names of outer namespaces before it; empty for the global namespace.</summary>
    internal static string Namespace(INamespaceSymbol? space) =>
        space is null or { IsGlobalNamespace: true } ? string.Empty
        : space.ContainingNamespace.IsGlobalNamespace ? space.Name
        : Namespace(space.ContainingNamespace) + "." + space.Name;

    private static TypeName Of(ITypeSymbol type, bool isAnnotated)
    {
        var isNullable = isAnnotated && type is { NullableAnnotation: NullableAnnotation.Annotated, IsValueType: false };
        return type switch
        {
            IArrayTypeSymbol array => new TypeName.ArrayOf(Of(array.ElementType, isAnnotated), array.Rank) { IsNullable = isNullable },
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value], IsUnboundGenericType: false } =>
                new TypeName.Optional(Of(value, isAnnotated)),
            INamedTypeSymbol { IsTupleType: true } tuple => new TypeName.TupleOf(tuple.TupleElements
                .Select(part => (Of(part.Type, isAnnotated), part.IsExplicitlyNamedTupleElement ? part.Name : string.Empty)).ToEquatableArray()),
            INamedTypeSymbol { SpecialType: SpecialType.None or >= SpecialType.System_Array } named =>
                Named(named, isAnnotated) with { IsNullable = isNullable },
            // A keyword, a type parameter, or what no layer is made of.
            _ => new TypeName.Simple(type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.FullyQualifiedFormat)) { IsNullable = isNullable },
        };
    }

    private static TypeName.Named Named(INamedTypeSymbol type, bool isAnnotated) => new(
        Namespace(type.ContainingNamespace),
        type.ContainingType is { } container ? Named(container, isAnnotated) : null,
        type.Name,
        type.TypeArguments.Select(argument => type.IsUnboundGenericType ? new TypeName.Simple(string.Empty) : Of(argument, isAnnotated)).ToEquatableArray());
}

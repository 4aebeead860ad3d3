using GradGen.Generator.External;
using GradGen.Generator.Layers;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.TestDiscovery;

/// <summary>The types that an assembly requires to be [GradCheckable]: <c>[assembly: GradCheckRequired(typeof(ILayer))]</c>.</summary>
internal static class RequiredLayers
{
    /// <summary>The base classes and interfaces that an assembly names.</summary>
    internal static INamedTypeSymbol[] Of(IAssemblySymbol assembly) =>
        [.. assembly.FindAll("GradCheckRequiredAttribute")
            .Select(static data => data.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }] ? type : null)
            .OfType<INamedTypeSymbol>()];

    /// <summary>That of them because of which a type has to be [GradCheckable]; null where none asks for it.</summary>
    internal static INamedTypeSymbol? Above(INamedTypeSymbol type, INamedTypeSymbol[] required)
    {
        // To a ref struct or a file local type generated code could not add, so that the attribute would be refused there.
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsRefLikeType || TypeReader.IsFileLocal(type))
            return null;
        return Array.Find(required, wanted => Bases(type).Any(above => Is(above, wanted)));
    }

    /// <summary>A type that would have to be [GradCheckable] if it were not opted out; null for others.</summary>
    internal static LayerModel? OptedOut(INamedTypeSymbol type) =>
        !type.Has(AttributeReader.GradCheckable) && Above(type, Of(type.ContainingAssembly)) is not null ? LayerReader.Shown(type, type.OptOut()) : null;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) => type.BaseType.WithBases().Concat(type.AllInterfaces);

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol wanted) =>
        (wanted.IsUnboundGenericType ? type.OriginalDefinition : type).Is(wanted.IsUnboundGenericType ? wanted.OriginalDefinition : wanted);
}

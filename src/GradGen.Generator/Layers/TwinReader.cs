using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>The layers that a layer has to agree with: <c>[GradCheckAgainst(typeof(Naive))]</c>.</summary>
internal static class TwinReader
{
    internal static IEnumerable<TwinModel> Of(INamedTypeSymbol layer, IAssemblySymbol from) =>
        TypesOf(layer).Where(twin => Obstacle(layer, twin, from) is null).Select(twin => Model(twin, from)).Distinct();

    /// <summary>The types that the attributes of a layer name.</summary>
    internal static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol layer) =>
        layer.FindAll("GradCheckAgainstAttribute").Select(Twin).OfType<INamedTypeSymbol>();

    /// <summary>The type that an attribute names; null where it is no class or struct.</summary>
    internal static INamedTypeSymbol? Twin(AttributeData data) =>
        data.ConstructorArguments is [{ Value: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } twin }] ? twin : null;

    /// <summary>Why two types cannot be compared; null where they can.</summary>
    internal static string? Obstacle(INamedTypeSymbol layer, INamedTypeSymbol twin, IAssemblySymbol from) =>
        !layer.Has(AttributeReader.GradCheckable) && Adoptions.Of(from).Find(layer) is null ? $"{layer.Name} is not [GradCheckable]"
        : layer.OriginalDefinition.Is(twin.OriginalDefinition) ? "a layer cannot be its own twin"
        : Adoptions.Of(from).Find(twin) is not null ? null
        : !twin.OriginalDefinition.Has(AttributeReader.GradCheckable) ? $"{twin.Name} is not [GradCheckable]"
        : twin.IsAbstract ? $"{twin.Name} is abstract"
        : twin.Arity > 0 && (!twin.IsUnboundGenericType || twin.Arity != layer.Arity)
            ? $"a generic twin is named without type arguments, and takes as many as {layer.Name}"
        : null;

    // The samples of a layer that is adopted are those of the class around it.
    private static TwinModel Model(INamedTypeSymbol twin, IAssemblySymbol from) => Adoptions.Of(from).Find(twin) is { } adoption
        ? new TwinModel(twin.Name, ReflectionNames.InNamespaceOf(twin, adoption.Wrapper), from.Name, IsGeneric: false)
        : new TwinModel(twin.Name, ReflectionNames.Definition(twin.OriginalDefinition), twin.ContainingAssembly.Name, twin.Arity > 0);
}

using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>The layers that a layer has to agree with: <c>[GradCheckAgainst(typeof(Naive))]</c>.</summary>
internal static class TwinReader
{
    internal static IEnumerable<TwinModel> Of(INamedTypeSymbol layer) =>
        TypesOf(layer).Where(twin => Obstacle(layer, twin) is null)
            .Select(static twin => new TwinModel(twin.Name, ReflectionNames.Definition(twin.OriginalDefinition), twin.ContainingAssembly.Name, twin.Arity > 0))
            .Distinct();

    /// <summary>The types that the attributes of a layer name.</summary>
    internal static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol layer) =>
        layer.FindAll("GradCheckAgainstAttribute").Select(Twin).OfType<INamedTypeSymbol>();

    /// <summary>The type that an attribute names; null where it is no class or struct.</summary>
    internal static INamedTypeSymbol? Twin(AttributeData data) =>
        data.ConstructorArguments is [{ Value: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } twin }] ? twin : null;

    /// <summary>Why two types cannot be compared; null where they can.</summary>
    internal static string? Obstacle(INamedTypeSymbol layer, INamedTypeSymbol twin) =>
        !layer.Has(AttributeReader.GradCheckable) ? $"{layer.Name} is not [GradCheckable]"
        : layer.OriginalDefinition.Is(twin.OriginalDefinition) ? "a layer is no twin of itself"
        : !twin.OriginalDefinition.Has(AttributeReader.GradCheckable) ? $"{twin.Name} is not [GradCheckable]"
        : twin.IsAbstract ? $"{twin.Name} is abstract"
        : twin.Arity > 0 && (!twin.IsUnboundGenericType || twin.Arity != layer.Arity)
            ? $"a generic twin is named without type arguments, and takes as many as {layer.Name}"
        : null;
}

using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Types that plainly hold numbers, but none that can be packed: recognised so that they can be named as left out.</summary>
internal static class Unpackable
{
    internal static bool LooksLikeTensor(ITypeSymbol type) =>
        Storage.Of(type) is { IsReal: false, HoldsReals: true } || Remedy(type) is not null
        || (type is INamedTypeSymbol named && !LayerTypes.IsLayer(named)
            && (HiddenNumbers.IsNamedLikeTensor(named)
                || (named.Name is "List" or "IList" or "IReadOnlyList" or "Memory" or "ReadOnlyMemory" && named.TypeArguments.Length == 1
                    && Storage.Of(named.TypeArguments[0]).IsReal)));

    /// <summary>What would help with a type of the language or the framework; null for any other.</summary>
    internal static string? Remedy(ITypeSymbol type)
    {
        if (type is IPointerTypeSymbol { PointedAtType: var pointed } && ValueAccessReader.IsReal(pointed))
            return "hold them in an array";
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct } inline
            && inline.GetAttributes().Any(static data => data.AttributeClass?.Name == "InlineArrayAttribute")
            && inline.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static field => !field.IsStatic) is { } element
            && ValueAccessReader.IsReal(element.Type))
        {
            return "hold them in an array";
        }

        if (type is INamedTypeSymbol
            {
                Name: "Queue" or "Stack" or "LinkedList" or "HashSet" or "ConcurrentBag" or "ConcurrentQueue",
                TypeArguments: [var item]
            } && Storage.Of(item) is { IsReal: true, IsScalar: false })
            return "hold them in an array, a list or a dictionary";
        var storage = Storage.Of(type);
        return !storage.IsScalar
            && (storage.Element.SpecialType == SpecialType.System_Decimal
                || (storage.Element.Name is "Half" or "BFloat16" or "Complex" && OwnType.IsOfFramework((INamedTypeSymbol)storage.Element)))
            ? "use float or double"
            : null;
    }
}

using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>What an array, list or dictionary of arrays or matrices holds.</summary>
/// <param name="Type">The type of an item.</param>
/// <param name="Storage">How an item holds its numbers.</param>
/// <param name="Ranks">How many indices the collections take, from the outermost inwards.</param>
internal sealed record StorageItems(ITypeSymbol Type, Storage Storage, IReadOnlyList<int> Ranks)
{
    private const int MaximumDepth = 3;

    /// <summary>Whether the outermost collection is found by a key.</summary>
    internal bool HasKeys { get; init; }

    /// <summary>The axes of the collections, then those of an item.</summary>
    internal int Axes => Ranks.Sum() + Storage.Axes;

    /// <summary>Null for a type that holds numbers itself, or none at all.</summary>
    internal static StorageItems? Of(ITypeSymbol type, IAssemblySymbol? from) => Of(type, from, 0);

    /// <summary>The rows of an array of arrays, which by themselves are a storage.</summary>
    internal static StorageItems? Rows(ITypeSymbol type, IAssemblySymbol? from) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol row } && Storage.Of(row, from) is { IsReal: true } storage
            ? new StorageItems(row, storage, [1]) : null;

    /// <summary>What measures an axis of an expression: of a collection, or of its first item.</summary>
    /// <param name="type">The type of the expression.</param>
    /// <param name="from">The assembly whose code measures it.</param>
    /// <param name="access">The expression.</param>
    /// <param name="axis">The axis.</param>
    internal static Expression Measure(ITypeSymbol type, IAssemblySymbol? from, Expression access, int axis)
    {
        var storage = Storage.Of(type, from);
        if (storage is { IsReal: true, Own: { } own })
            return own.Axes.Measure(access, axis);
        var (element, rank, hasKeys) = ElementOf(type)!.Value;
        if (axis < rank)
            return rank > 1
                ? access.Call("GetLength", new Expression.Constant(axis))
                : access.Dot(type is IArrayTypeSymbol || type.Name == "ImmutableArray" ? "Length" : "Count");
        var first = hasKeys ? new Expression.Sequence(access.Dot("Values"), "First", []) : access.At([.. Enumerable.Repeat(new Expression.Constant(0), rank)]);
        return Measure(element, from, element.NullableAnnotation == NullableAnnotation.Annotated ? new Expression.Sure(first) : first, axis - rank);
    }

    private static StorageItems? Of(ITypeSymbol type, IAssemblySymbol? from, int depth)
    {
        // Most members are arrays of numbers.
        if (depth > MaximumDepth || type is IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.None }
            || ElementOf(type) is not var (element, rank, hasKeys) || Storage.Of(type, from).IsReal)
            return null;
        if (Storage.Of(element, from) is { IsReal: true, IsScalar: false, IsSpan: false } storage)
            return new StorageItems(element, storage, [rank]) { HasKeys = hasKeys };
        return Of(element, from, depth + 1) is { } inner ? new StorageItems(inner.Type, inner.Storage, [rank, .. inner.Ranks]) { HasKeys = hasKeys } : null;
    }

    // What is read in the order in which it was put in, or by a key; for the others nothing says which gradient belongs to which.
    private static (ITypeSymbol Element, int Rank, bool HasKeys)? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return (array.ElementType, array.Rank, false);
        if (type is not INamedTypeSymbol
            {
                SpecialType: SpecialType.None or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T, IsTupleType: false
            } named || LayerTypes.IsLayer(named))
            return null;
        if (CollectionTypes.Dictionary(named) is { } dictionary)
            return (dictionary.TypeArguments[1], 1, true);
        return (CollectionTypes.Implemented(named, "IReadOnlyList", 1) ?? CollectionTypes.Implemented(named, "IList", 1)) is { } list
            ? (list.TypeArguments[0], 1, false) : null;
    }
}

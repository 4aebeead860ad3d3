using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>
/// A collection that Forward or Backward is passed whose items hold numbers: an array or a list of the user's own vectors, or a
/// batch class with an indexer, a size and a constructor that takes the items. A check makes it as a whole and reads it row by row.
/// </summary>
/// <param name="Type">The collection.</param>
/// <param name="Item">The type of an item.</param>
/// <param name="Row">How an item holds its numbers.</param>
/// <param name="Size">The member that counts the items; null for an array or a list.</param>
/// <param name="Maker">What makes one of its items; null for an array or a list.</param>
internal sealed record RowsType(ITypeSymbol Type, ITypeSymbol Item, Storage Row, ISymbol? Size, IMethodSymbol? Maker)
{
    /// <summary>What it is made of, or is itself: an array, or one of .NET's sequences.</summary>
    internal ITypeSymbol Given => Maker?.Parameters[0].Type ?? Type;

    /// <summary>Null for any other type, and for one that a check cannot make or read.</summary>
    internal static RowsType? Of(ITypeSymbol type, IAssemblySymbol? from)
    {
        if (IsSequence(type) && Storage.ElementOf(type) is INamedTypeSymbol element)
            return RowOf(element, from) is { Own: not null } row ? new RowsType(type, element, row, null, null) : null;
        return Members(type, from) is { Item: { } item, Size: { } size, Maker: { } maker } && RowOf(item, from) is { } held
            ? new RowsType(type, item, held, size, maker) : null;
    }

    /// <summary>What a collection of numbers lacks that a check would make it and read it by; null for a type that is no collection.</summary>
    internal static string? Lacks(ITypeSymbol type, IAssemblySymbol? from)
    {
        if (Of(type, from) is not null || Members(type, from) is not var (item, indexer, size, maker) || item is null || RowOf(item, from) is null)
            return null;
        var row = item.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat);
        var missing = new[]
        {
            indexer is null ? "an indexer by int" : null,
            size is null ? "a Count or Length" : null,
            maker is null ? $"a constructor {type.Name}({row}[] items)" : null,
        }.OfType<string>().ToArray();
        return missing.Length == 0
            ? null
            : missing.Length == 1
            ? missing[0]
            : $"{string.Join(", ", missing.Take(missing.Length - 1))} and {missing[missing.Length - 1]}";
    }

    /// <summary>What to say where a collection lacks something.</summary>
    internal static string Remedy(ITypeSymbol type, string lacks, string attribute) =>
        $"a check makes and reads collections of rows, but {type.Name} lacks {lacks}; or write a method that takes and gives arrays of rows "
        + $"and mark it [{attribute}]";

    private static (ITypeSymbol? Item, IPropertySymbol? Indexer, ISymbol? Size, IMethodSymbol? Maker)? Members(ITypeSymbol type, IAssemblySymbol? from)
    {
        if (type is not INamedTypeSymbol
            {
                TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false,
                IsTupleType: false
            } named || OwnType.IsOfFramework(named) || LayerTypes.IsLayer(named))
            return null;
        var members = new TypeMembers(named, from);
        var indexer = members.Indexers.FirstOrDefault(static indexer => indexer.Parameters is [{ Type.SpecialType: SpecialType.System_Int32 }]);
        var item = indexer?.Type ?? CollectionTypes.Implemented(named, "IEnumerable", 1)?.TypeArguments[0]
            ?? members.Methods.Where(static method => method is { Name: "GetEnumerator", Parameters.IsEmpty: true })
                .Select(static method => Storage.ElementOf(method.ReturnType)).FirstOrDefault();
        if (item is null)
            return null;
        var size = members.Values.Where(static value => value.Type.SpecialType == SpecialType.System_Int32)
            .OrderBy(static value => AxisNames.OfSize(value.Symbol.Name) switch { AxisRole.Length => 0, AxisRole.Batch => 1, _ => 2 })
            .FirstOrDefault(static value => AxisNames.OfSize(value.Symbol.Name) is AxisRole.Length or AxisRole.Batch).Symbol;
        var maker = members.Constructors.Concat(members.Methods.Where(method => method.IsStatic && method.ReturnType.Is(named)))
            .FirstOrDefault(method => method.Parameters.Length > 0 && method.Parameters.Skip(1).All(static parameter => parameter.IsOptional)
                && Takes(method.Parameters[0].Type, item));
        return (item, indexer, size, maker);
    }

    private static bool Takes(ITypeSymbol type, ITypeSymbol item) => IsSequence(type) && Storage.ElementOf(type).Is(item);

    private static bool IsSequence(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 }
        || (type is INamedTypeSymbol list && CollectionTypes.IsList(list));

    private static Storage? RowOf(ITypeSymbol item, IAssemblySymbol? from) =>
        Storage.Of(item, from) is { IsReal: true, IsSpan: false, Ranks.Count: 1 } row && row.Own is null or { Axes.IsOpen: false }
            && (row.Own is null || from is null || row.Own.Obstacle(from) is null) ? row : null;
}

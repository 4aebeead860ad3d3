using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>How a type holds numbers: the ranks of its arrays from the outermost inwards, none for a single number.</summary>
internal sealed record Storage(ITypeSymbol Element, IReadOnlyList<int> Ranks)
{
    /// <summary>The type that wraps the numbers, if it is not an array; its axes then are the only rank.</summary>
    internal OwnType? Own { get; init; }

    /// <summary>
    /// The collection whose items hold the numbers, where it is neither an array of arrays nor a list of them; its axes then are the only rank.
    /// </summary>
    internal RowsType? Rows { get; init; }

    /// <summary>Whether it is a span over an array of the caller's.</summary>
    internal bool IsSpan { get; init; }

    /// <summary>Whether the rows are in a list or another sequence, and not in an array.</summary>
    internal bool IsSequence { get; init; }

    internal bool IsScalar => Ranks.Count == 0;

    /// <summary>The number of axes: 2 for <c>T[,]</c> and for <c>T[][]</c>.</summary>
    internal int Axes => Ranks.Sum();

    /// <summary>Whether what is written into it is seen by who passed it.</summary>
    internal bool IsInPlace => Rows is { } rows ? rows.Maker is null && rows.Row.IsInPlace : Own is null or { IsInPlace: true };

    internal bool IsReal => IsRows && HoldsReals;

    internal bool IsInteger => IsRows && IsLabel(Element);

    /// <summary>Whether it holds what is on and what is off, as a mask does.</summary>
    internal bool IsFlags => IsRows && !IsScalar && Element.SpecialType == SpecialType.System_Boolean;

    /// <summary>Whether the elements are real numbers, in whatever arrays.</summary>
    internal bool HoldsReals => ValueAccessReader.IsReal(Element);

    /// <summary>Whether a type is one that class numbers and indices are kept in.</summary>
    internal static bool IsLabel(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte;

    // A real number, a label, or whether something is left out.
    private static bool IsNumberOrMark(ITypeSymbol type) =>
        ValueAccessReader.IsReal(type) || IsLabel(type) || type.SpecialType == SpecialType.System_Boolean;

    // Arrays of arrays are rows of rows; a rectangle of rows is never used, and nothing packs one.
    private bool IsRows => Ranks.Take(Ranks.Count - 1).All(static rank => rank == 1);

    /// <summary>How a type holds numbers.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The assembly whose code has to reach them; that of the type itself when it is not given.</param>
    internal static Storage Of(ITypeSymbol type, IAssemblySymbol? from = null)
    {
        var ranks = new List<int>();
        while (type is IArrayTypeSymbol array)
        {
            ranks.Add(array.Rank);
            type = array.ElementType;
        }

        if (ranks.Count == 0 && type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", IsRefLikeType: true, TypeArguments: [var element] }
            && IsNumberOrMark(element))
            return new Storage(element, [1]) { IsSpan = true };
        return ranks.Count == 0 && OwnType.Of(type, from) is { } own
            ? new Storage(own.Values.Element, [own.Axes.Count]) { Own = own }
            : new Storage(type, ranks);
    }

    /// <summary>
    /// How a type holds numbers that Forward or Backward is passed, or gives: a list of rows, such as the steps of a sequence, or of indices too.
    /// </summary>
    internal static Storage OfPassed(ITypeSymbol type, IAssemblySymbol? from)
    {
        if (type is not INamedTypeSymbol { TypeArguments: [var item] } list || !CollectionTypes.IsList(list)
            || Of(type, from).IsReal
            || !(item is IArrayTypeSymbol || IsNumberOrMark(item)))
        {
            var storage = Of(type, from);
            return !storage.IsReal && RowsType.Of(type, from) is { } rows ? new Storage(rows.Row.Element, [1 + rows.Row.Axes]) { Rows = rows } : storage;
        }

        var items = Of(item, from);
        return items with { Ranks = [1, .. items.Ranks], IsSequence = true };
    }

    /// <summary>What the elements of an array or a sequence are.</summary>
    internal static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    /// <summary>
    /// Whether a value of one type can stand where the other is expected: the same type, a span over such an array, or a sequence of such rows.
    /// </summary>
    internal static bool Fit(ITypeSymbol one, Storage first, ITypeSymbol other, Storage second) =>
        one.Is(other)
        || ((first.IsSpan || second.IsSpan || first.IsSequence || second.IsSequence) && first.Ranks.SequenceEqual(second.Ranks) && first.Own is null
            && second.Own is null && first.Element.Is(second.Element));

    /// <summary>The array that holds the values: an array of one for a single number.</summary>
    internal TypeName ArrayType() => TypeNames.ArrayOf(Element, Ranks);
}

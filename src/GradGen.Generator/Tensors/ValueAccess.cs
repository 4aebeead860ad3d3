using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

internal enum ValueAccessKind
{
    /// <summary>An array of one axis that holds all values.</summary>
    Flat,

    /// <summary>An array of several axes, or of rows.</summary>
    Array,

    /// <summary>A span over all values.</summary>
    Span,

    /// <summary>An element at a time, by its indices.</summary>
    Elements,
}

/// <summary>How the values inside a storage are reached.</summary>
/// <param name="Kind">What gives them.</param>
/// <param name="Element">The type of the numbers.</param>
/// <param name="Rank">The number of axes that it shows: 1 for what is flat.</param>
/// <param name="Expression">The C# that gives the array or span of <c>storage</c>; that reads an element, with <c>{0}</c> for the indices.</param>
/// <param name="Assignment">The C# that sets an element to <c>{1}</c>; null where values can only be read.</param>
internal sealed record ValueAccess(ValueAccessKind Kind, ITypeSymbol Element, int Rank, string Expression, string? Assignment)
{
    /// <summary>The C# that gives the array behind the elements, or null where an object has none.</summary>
    internal string? Array { get; init; }

    /// <summary>The member behind it.</summary>
    internal ISymbol? Member { get; init; }

    /// <summary>Whether the values are behind a reference, so that they change even where the storage is a copy.</summary>
    internal bool IsShared => Kind != ValueAccessKind.Elements;
}

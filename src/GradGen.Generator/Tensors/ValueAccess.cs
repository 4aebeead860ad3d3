using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>How the values inside a storage are reached.</summary>
/// <param name="Element">The type of the numbers.</param>
/// <param name="Rank">The number of axes that it shows: 1 for what is flat.</param>
/// <param name="Model">What gives them.</param>
internal sealed record ValueAccess(ITypeSymbol Element, int Rank, ValuesModel Model)
{
    internal ValuesKind Kind => Model.Kind;

    /// <summary>Whether they can be written.</summary>
    internal bool CanSet => Model.CanSet;

    /// <summary>The member behind it.</summary>
    internal ISymbol? Member { get; init; }

    /// <summary>Whether the values are behind a reference, so that they change even where the storage is a copy.</summary>
    internal bool IsShared => Kind != ValuesKind.Elements;
}

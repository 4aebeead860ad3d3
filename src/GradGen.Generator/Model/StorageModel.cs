namespace GradGen.Generator.Model;

/// <summary>A type that holds numbers and is not an array; in its expressions <c>storage</c> and <c>axis</c> are in scope.</summary>
/// <param name="Name">The name of the struct that is written for it; one for each type that a layer uses.</param>
/// <param name="Type">The type.</param>
/// <param name="Element">The type of the numbers.</param>
/// <param name="Rank">The number of axes.</param>
/// <param name="Sizes">The size along each axis, or the only expression for all of them, in <c>axis</c>.</param>
/// <param name="Values">How the numbers are reached; null where that is row by row.</param>
/// <param name="Maker">What makes one; null where none can be made, and for a collection that is no object of its own.</param>
/// <param name="IsFilled">Whether the new one has its values already.</param>
internal sealed record StorageModel(
    string Name, TypeName Type, TypeName Element, Expression Rank, EquatableArray<Expression> Sizes, ValuesModel? Values, MakerModel? Maker, bool IsFilled)
{
    /// <summary>Its rows, where it is a collection of them; null elsewhere.</summary>
    public RowsModel? Rows { get; init; }
}

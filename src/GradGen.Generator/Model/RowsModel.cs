namespace GradGen.Generator.Model;

/// <summary>A collection of rows, which is copied out row by row and made as a whole.</summary>
/// <param name="Row">The row of number <c>row</c> of <c>storage</c>.</param>
/// <param name="Axes">How many axes a row has.</param>
/// <param name="How">The struct that reaches its values; null where rows are arrays.</param>
/// <param name="Array">The array that a row is, or is made of.</param>
/// <param name="List">The list that the collection is, or is made of; null for an array.</param>
internal sealed record RowsModel(Expression Row, int Axes, string? How, TypeName Array, TypeName? List);

namespace GradGen.Generator.Interpretation.Values;

/// <summary>That a statement wrote a real into an element of an array or into a field of an object.</summary>
/// <param name="Statement">The number of the statement.</param>
/// <param name="Holder">The <see cref="ArrayValue"/> or the <see cref="Instance"/>.</param>
/// <param name="Index">The row-major place in the array, or the slot of the field.</param>
/// <param name="Node">The number that was written.</param>
internal readonly record struct Write(int Statement, object Holder, int Index, int Node);

namespace GradGen.Generator.Model;

/// <summary>An array that Forward writes an output into.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Creation">A new one.</param>
/// <param name="Passed">What Forward takes in its place and writes into, if that is not an array.</param>
internal sealed record BufferModel(TypeName Type, Expression Creation, PassedModel? Passed);

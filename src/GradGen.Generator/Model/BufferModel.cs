namespace GradGen.Generator.Model;

/// <summary>An array that Forward writes an output into.</summary>
/// <param name="Type">Its type, as C#.</param>
/// <param name="Creation">A new one, as C# with <c>sizes</c> in scope.</param>
/// <param name="Passed">What Forward takes in its place and writes into, where that is no array.</param>
internal sealed record BufferModel(string Type, string Creation, PassedModel? Passed);

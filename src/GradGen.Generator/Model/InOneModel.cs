namespace GradGen.Generator.Model;

/// <summary>What gives the gradients of all parameters of a layer in one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The call of it.</param>
/// <param name="How">The struct that reaches the values, where it gives no arrays.</param>
/// <param name="IsSequence">Whether it gives a list of rows, which becomes an array.</param>
internal sealed record InOneModel(string Name, Expression Value, string? How, bool IsSequence);

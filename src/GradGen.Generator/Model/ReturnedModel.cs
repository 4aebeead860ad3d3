namespace GradGen.Generator.Model;

/// <summary>A gradient of a parameter that Backward gives to its caller.</summary>
/// <param name="Value">The expression that reads it after the call.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="How">The struct that reaches the values, where it is no array.</param>
/// <param name="IsScalar">Whether it is a number.</param>
/// <param name="Declaration">What is declared before the call to be written into; null where nothing is.</param>
internal sealed record ReturnedModel(string Value, string Parameter, string? How, bool IsScalar, string? Declaration);

namespace GradGen.Generator.Model;

/// <summary>What a call is given for a parameter, or a member is set to.</summary>
/// <param name="Name">The parameter, where one before it is left out; the member.</param>
/// <param name="Value">The value.</param>
internal sealed record PassedArgument(string? Name, Expression Value);

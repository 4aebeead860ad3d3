namespace GradGen.Generator.Model;

/// <summary>What Forward or Backward takes or gives in place of the array that the harness keeps.</summary>
/// <param name="Type">The type.</param>
/// <param name="How">The struct that reaches its values.</param>
internal sealed record PassedModel(TypeName Type, string How);

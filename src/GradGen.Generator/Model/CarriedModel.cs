namespace GradGen.Generator.Model;

/// <summary>A gradient that Backward leaves in an input itself.</summary>
/// <param name="Input">The number of the input.</param>
/// <param name="Gradients">How it is reached.</param>
internal sealed record CarriedModel(int Input, PassedModel Gradients);

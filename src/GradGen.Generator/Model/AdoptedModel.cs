namespace GradGen.Generator.Model;

/// <summary>An adopted layer and the class that is generated around it.</summary>
/// <param name="Layer">The layer's type.</param>
/// <param name="Wrapper">The class.</param>
internal sealed record AdoptedModel(TypeName Layer, TypeName Wrapper);

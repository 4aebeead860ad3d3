namespace GradGen.Generator.Model;

/// <summary>An adopted layer and the class that is generated around it.</summary>
/// <param name="Layer">The layer's type, with <c>global::</c>.</param>
/// <param name="Wrapper">The class, with <c>global::</c>.</param>
internal sealed record AdoptedModel(string Layer, string Wrapper);

namespace GradGen.Generator.Model;

/// <summary>What came of the [GradCheckable] at one place: of a type's own, or of those that a file has for its assembly.</summary>
/// <param name="Layers">The layers that could be read.</param>
/// <param name="Adopted">For a file, every layer that the project adopts, derived types before their bases.</param>
internal sealed record MarkedModel(EquatableArray<LayerModel> Layers, EquatableArray<AdoptedModel> Adopted);

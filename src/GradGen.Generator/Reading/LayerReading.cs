using GradGen.Generator.Model;

namespace GradGen.Generator.Reading;

/// <summary>What came of reading a layer: the model that code is written from, unless nothing can be, and what to tell the user.</summary>
internal sealed record LayerReading(LayerModel? Model, IReadOnlyList<LayerProblem> Problems);

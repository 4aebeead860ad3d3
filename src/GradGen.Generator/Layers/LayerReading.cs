using GradGen.Generator.Diagnostics;
using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>What came of reading a layer: the model that code is written from, unless nothing can be, and what to tell the user.</summary>
/// <param name="Model">Equatable, and free of symbols.</param>
/// <param name="Anatomy">The same with symbols, for the rules.</param>
/// <param name="Problems">Lives only as long as the reading: locations.</param>
/// <param name="Files">The files of the layer, its bases and its sub-layers, and those whose bodies were looked into.</param>
internal sealed record LayerReading(LayerModel? Model, LayerAnatomy? Anatomy, IReadOnlyList<LayerProblem> Problems, IEnumerable<SyntaxTree> Files);

using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>What samples are read from.</summary>
/// <param name="Forward">Forward.</param>
/// <param name="Backward">Backward.</param>
/// <param name="Kept">The members that are parameters or gradients.</param>
/// <param name="Storages">The matrices that the layer uses.</param>
/// <param name="Bodies">The code.</param>
internal sealed record SampleSource(IMethodSymbol Forward, IMethodSymbol Backward, ICollection<string> Kept, StorageModels Storages, SourceModels Bodies);

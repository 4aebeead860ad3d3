using GradGen.Generator.Layers;
using GradGen.Packing;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>Whether two layers have parameters of the same names, without which they cannot be given the same values.</summary>
internal static class TwinParameters
{
    /// <summary>What one has and the other has not; null where they have the same, or one could not be read, which is said of it.</summary>
    internal static string? Difference(INamedTypeSymbol layer, INamedTypeSymbol twin, Compilation compilation, CancellationToken cancellation)
    {
        // A layer with type arguments is read only where it is adopted.
        if (Names(layer) is not { } ofLayer || Names(twin.IsUnboundGenericType ? twin.OriginalDefinition : twin) is not { } ofTwin)
            return null;
        return Missing(ofLayer, ofTwin) is { } missing ? $"{twin.Name} has no parameter {missing}, and {layer.Name} has"
            : Missing(ofTwin, ofLayer) is { } more ? $"{layer.Name} has no parameter {more}, and {twin.Name} has"
            : null;

        string[]? Names(INamedTypeSymbol type) =>
            LayerReader.Read(type, compilation, cancellation) is { Problems.Count: 0, Model: { Parts.Count: 0 } model }
                ? [.. model.Parameters.Select(static parameter => parameter.Name)]
                : null;
    }

    private static string? Missing(string[] names, string[] others) =>
        Array.Find(names, name => !Array.Exists(others, other => PlainName.Of(other) == PlainName.Of(name)));
}

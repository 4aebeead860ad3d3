using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>The samples that a layer can be run on, each with the layer's type as the sample closes it.</summary>
internal static class SampleTypes
{
    internal static IEnumerable<(int Number, INamedTypeSymbol Layer)> Of(INamedTypeSymbol layer, EquatableArray<SampleModel> samples, Compilation compilation)
    {
        // Factories come first; their layers are closed as those of a sample that names no types.
        var attributes = layer.GetAttributes().Where(static data => data.AttributeClass?.Name == "GradCheckSampleAttribute").ToArray();
        for (var number = 0; number < samples.Count; number++)
        {
            var declared = number - (samples.Count - attributes.Length);
            if (samples[number].Skipped is null && Closed(layer, declared < 0 ? null : attributes[declared], compilation) is { } closed)
                yield return (number, closed);
        }
    }

    // Null where the layer is nested in a generic type.
    private static INamedTypeSymbol? Closed(INamedTypeSymbol layer, AttributeData? sample, Compilation compilation)
    {
        if (!layer.IsGenericType)
            return layer;
        if (layer.ContainingType is { IsGenericType: true } || layer.Arity == 0)
            return null;
        var given = sample?.NamedArguments
            .FirstOrDefault(static argument => argument.Key == "TypeArguments").Value is { Kind: TypedConstantKind.Array, IsNull: false } types
            ? types.Values.Select(static type => type.Value as ITypeSymbol).OfType<ITypeSymbol>().ToArray()
            : [.. layer.TypeParameters.Select(_ => compilation.GetSpecialType(SpecialType.System_Double))];
        return given.Length == layer.Arity ? layer.Construct(given) : null;
    }
}

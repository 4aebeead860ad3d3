using System.Runtime.CompilerServices;
using GradGen.Generator.External;
using GradGen.Generator.Layers;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Caching;

/// <summary>
/// Spares reading layers again that an edit cannot have touched. The attribute step runs again for every layer at every
/// edit; a layer's model depends on its own files, bodies and all, and on what others declare. So a model stands while
/// its files are the same objects and name nothing that changed.
/// Nothing is kept alive: entries hang on the syntax trees they were made from.
/// </summary>
internal static class LayerCache
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    internal static MarkedModel? Read(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        var compilation = target.SemanticModel.Compilation;
        if (Entries.TryGetValue(target.TargetNode, out var known) && known.Validity.HoldsIn(compilation))
            return known.Model;
        Entry entry;
        if (target.TargetSymbol is INamedTypeSymbol layer)
        {
            // Each part of a type with the attribute is a target; the first is read.
            if (!layer.IsMarkedIn(target.TargetNode, cancellation))
                return null;
            var reading = LayerReader.Read(layer, compilation, cancellation);
            entry = new Entry(reading.Model is null
                ? null
                : new MarkedModel(new[] { reading.Model }.ToEquatableArray(), EquatableArray<AdoptedModel>.Empty),
                new Validity(compilation, [.. reading.Files.Distinct()]));
        }
        else
        {
            entry = Adopt(target.TargetNode.SyntaxTree, compilation, cancellation);
        }

        lock (Entries)
        {
            Entries.Remove(target.TargetNode);
            Entries.Add(target.TargetNode, entry);
        }

        return entry.Model;
    }

    private static Entry Adopt(SyntaxTree file, Compilation compilation, CancellationToken cancellation)
    {
        var adoptions = Adoptions.Of(compilation.Assembly);
        var readings = adoptions.Layers.Where(adoption => adoption.Attribute.ApplicationSyntaxReference?.SyntaxTree == file)
            .Select(adoption => LayerReader.Read((INamedTypeSymbol)adoption.Type, compilation, cancellation)).ToArray();
        var model = new MarkedModel(
            readings.Select(static reading => reading.Model).OfType<LayerModel>().ToEquatableArray(),
            adoptions.Layers.Select(static adoption => new AdoptedModel(TypeNames.Of(adoption.Type), adoption.WrapperType)).ToEquatableArray());
        // Factories and other attributes may stand in any file.
        return new Entry(model, new Validity(compilation,
            [.. readings.SelectMany(static reading => reading.Files).Append(file).Distinct()])
        { DependsOnAll = true });
    }

    private sealed record Entry(MarkedModel? Model, Validity Validity);
}

using System.Runtime.CompilerServices;
using GradGen.Generator.Model;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Caching;

/// <summary>
/// Spares reading layers again that an edit cannot have touched. The attribute step runs anew for every layer at every
/// edit; a layer's model depends on its own files, bodies and all, and on what others declare. So a model stands while
/// its files are the same objects and name nothing that changed.
/// Nothing is kept alive: entries hang on the syntax trees they were made from.
/// </summary>
internal static class LayerCache
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    internal static LayerModel? Read(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        var compilation = target.SemanticModel.Compilation;
        if (Entries.TryGetValue(target.TargetNode, out var known) && known.StandsIn(compilation))
            return known.Model;
        var layer = (INamedTypeSymbol)target.TargetSymbol;
        // Each part of a type with the attribute is a target; the compiler complains about the second.
        if (!layer.IsMarkedIn(target.TargetNode, cancellation))
            return null;
        var reading = LayerReader.Read(layer, compilation, cancellation);
        var entry = new Entry(reading.Model, compilation, [.. reading.Files.Distinct()]);
        lock (Entries)
        {
            Entries.Remove(target.TargetNode);
            Entries.Add(target.TargetNode, entry);
        }

        return reading.Model;
    }

    private sealed class Entry(LayerModel? model, Compilation compilation, SyntaxTree[] files)
    {
        private Declarations _declarations = Declarations.Of(compilation);

        internal LayerModel? Model { get; } = model;

        internal bool StandsIn(Compilation current)
        {
            var declarations = Declarations.Of(current);
            var change = declarations.Since(_declarations);
            if (!Array.TrueForAll(files, current.ContainsSyntaxTree) || Array.Exists(files, change.CanTouch))
                return false;
            _declarations = declarations;
            return true;
        }
    }
}

using System.Runtime.CompilerServices;
using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>
/// Spares reading layers again that an edit cannot have touched. The attribute step runs anew for every layer at every
/// edit; a layer's model depends on its own files and on the declarations of others, not on the bodies of others. So a
/// model stands while its files are the same objects and no other file of the compilation changed in its declarations.
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
        var model = LayerReader.Read(layer, compilation, cancellation).Model;
        var entry = new Entry(model, compilation, FilesOf(layer));
        lock (Entries)
        {
            Entries.Remove(target.TargetNode);
            Entries.Add(target.TargetNode, entry);
        }

        return model;
    }

    // The bodies that are read: those of the layer's parts, and of the types it inherits from or is made of.
    private static SyntaxTree[] FilesOf(INamedTypeSymbol layer)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (var type = layer; type is not null; type = type.BaseType)
            types.Add(type.OriginalDefinition);
        return [.. types.SelectMany(static type => type.DeclaringSyntaxReferences).Select(static reference => reference.SyntaxTree).Distinct()];
    }

    private sealed class Entry(LayerModel? model, Compilation compilation, SyntaxTree[] files)
    {
        private Declarations _declarations = Declarations.Of(compilation);

        internal LayerModel? Model { get; } = model;

        internal bool StandsIn(Compilation current)
        {
            var declarations = Declarations.Of(current);
            if (!Array.TrueForAll(files, current.ContainsSyntaxTree) || !declarations.AreSameAs(_declarations))
                return false;
            _declarations = declarations;
            return true;
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Caching;

/// <summary>What the declarations of a compilation depend on. Made once per compilation, compared once per pair.</summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> Known = new();

    private readonly ConditionalWeakTable<Declarations, DeclarationChange> _changes = new();
    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _files;

    private Declarations(Compilation compilation)
    {
        _assembly = compilation.AssemblyName;
        _options = compilation.Options;
        _references = compilation.References.ToImmutableArray();
        _files = compilation.SyntaxTrees.ToImmutableArray();
    }

    internal static Declarations Of(Compilation compilation) => Known.GetValue(compilation, static current => new Declarations(current));

    /// <summary>What is different since an earlier compilation, bodies and comments aside.</summary>
    internal DeclarationChange Since(Declarations before) =>
        ReferenceEquals(this, before) ? DeclarationChange.None : _changes.GetValue(before, Compare);

    private DeclarationChange Compare(Declarations before)
    {
        if (!_options.Equals(before._options) || _assembly != before._assembly || !_references.SequenceEqual(before._references)
            || _files.Length != before._files.Length)
            return DeclarationChange.Everything;
        var names = new HashSet<string>();
        for (var i = 0; i < _files.Length; i++)
        {
            var (file, old) = (_files[i], before._files[i]);
            if (ReferenceEquals(file, old))
                continue;
            if (file.FilePath != old.FilePath || !file.Options.Equals(old.Options))
                return DeclarationChange.Everything;
            if (SyntaxFactory.AreEquivalent(old, file, topLevel: true))
                continue;
            if (DeclaredNames.AttributesOf(old) != DeclaredNames.AttributesOf(file)
                || DeclaredNames.NamespacesOf(old) != DeclaredNames.NamespacesOf(file) || !DeclaredNames.AddTo(names, old) || !DeclaredNames.AddTo(names, file))
                return DeclarationChange.Everything;
            names.UnionWith(DeclaredNames.ChangedBases(old, file));
        }

        return names.Count == 0 ? DeclarationChange.None : DeclarationChange.Spread(names, _files);
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Reading;

/// <summary>What the declarations of a compilation depend on. Made once per compilation, compared once per pair.</summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> Known = new();

    private readonly ConditionalWeakTable<Declarations, StrongBox<bool>> _comparisons = new();
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

    /// <summary>Whether the other differs only inside bodies and comments.</summary>
    internal bool AreSameAs(Declarations other) => ReferenceEquals(this, other) || _comparisons.GetValue(other, before => new StrongBox<bool>(Compare(before))).Value;

    private bool Compare(Declarations before)
    {
        if (!_options.Equals(before._options) || _assembly != before._assembly || !_references.SequenceEqual(before._references) || _files.Length != before._files.Length)
            return false;
        for (var i = 0; i < _files.Length; i++)
        {
            var (file, old) = (_files[i], before._files[i]);
            if (!ReferenceEquals(file, old) && (file.FilePath != old.FilePath || !file.Options.Equals(old.Options) || !SyntaxFactory.AreEquivalent(old, file, topLevel: true)))
                return false;
        }

        return true;
    }
}

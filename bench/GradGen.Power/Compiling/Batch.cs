using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using GradGen.Power.Mutation;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Compiling;

/// <summary>Files of layers compiled together, each in a namespace of its own, and loaded until they are disposed of.</summary>
internal sealed partial class Batch<T> : IDisposable
{
    private const string Space = "GradGen.Power.Layers";

    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly Assembly _assembly;
    private readonly IReadOnlySet<string> _rejected;

    /// <summary>Compiles what can be compiled.</summary>
    /// <param name="files">The file of each layer, and what has to stand beside it.</param>
    internal Batch(IReadOnlyList<IReadOnlyList<string>> files)
    {
        var trees = files.SelectMany(static (texts, index) => texts.Select(text => Tree(text, index))).ToArray();
        (Compilation, _rejected) = Compiler.Generate(trees);
        _assembly = _context.LoadFromStream(new MemoryStream(Compiler.Emit(Compilation)));
    }

    /// <summary>All files with what is generated for them.</summary>
    internal Compilation Compilation { get; }

    /// <summary>The name of a type of a file.</summary>
    internal static string NameOf(string name, int index) => $"{Space}.N{index}.{name}";

    /// <summary>The layer of a file; null where the file did not compile.</summary>
    internal LayerType<T>? Layer(string name, int index) => Type(name, index) is { } type ? new LayerType<T>(type) : null;

    /// <summary>A type of a file; null where the file did not compile.</summary>
    internal Type? Type(string name, int index) =>
        _rejected.Contains(Path(index)) ? null : _assembly.GetType(NameOf(name, index), throwOnError: true)!;

    public void Dispose() => _context.Unload();

    // The files of one layer have one path, so that they are rejected together.
    private static string Path(int index) => $"{index}.cs";

    private static SyntaxTree Tree(string text, int index)
    {
        var tree = Compiler.Parse(Namespace().Replace(text, $"namespace {Space}.N{index};"), Path(index));
        return typeof(T) == typeof(float) ? FloatVersion.Of(tree) : tree;
    }

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

using System.Reflection;
using System.Runtime.Loader;
using GradGen.Power.Mutation;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Compiling;

/// <summary>Files of layers compiled together, each in a namespace of its own, and loaded until they are disposed of.</summary>
internal sealed class Batch<T> : IDisposable
{
    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly Assembly _assembly;
    private readonly IReadOnlySet<string> _rejected;

    internal Batch(IReadOnlyList<string> texts)
    {
        var trees = texts.Select(static (text, index) => Tree(text, index)).ToArray();
        var (image, rejected) = Compiler.Emit(trees);
        _rejected = rejected;
        _assembly = _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The layer of a file; null where the file did not compile.</summary>
    internal LayerType<T>? Layer(string name, int index) =>
        _rejected.Contains(Path(index)) ? null : new LayerType<T>(_assembly.GetType($"GradGen.Power.Corpus.N{index}.{name}", throwOnError: true)!);

    public void Dispose() => _context.Unload();

    private static string Path(int index) => $"{index}.cs";

    private static SyntaxTree Tree(string text, int index)
    {
        var tree = Compiler.Parse(text.Replace("namespace GradGen.Power.Corpus;", $"namespace GradGen.Power.Corpus.N{index};", StringComparison.Ordinal), Path(index));
        return typeof(T) == typeof(float) ? FloatVersion.Of(tree) : tree;
    }
}

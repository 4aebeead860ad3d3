using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Power.Mutation;

/// <summary>A correct layer as its developer wrote it.</summary>
/// <param name="Name">The layer's name, which is its file's too.</param>
/// <param name="Text">The file, over double.</param>
/// <param name="Settings">Where the corpus has them, the file that says how to make and call the layer.</param>
internal sealed record CorpusLayer(string Name, string Text, string? Settings = null)
{
    /// <summary>The layers of the first corpus, whose attributes say what to check them on, by name.</summary>
    internal static IReadOnlyList<CorpusLayer> All { get; } = [.. Resources.In("Corpus/").Select(static name => new CorpusLayer(name, Resources.Read("Corpus/" + name)))];

    /// <summary>The layers of the second, in which samples matter and nothing says which, by name.</summary>
    internal static IReadOnlyList<CorpusLayer> Varied { get; } =
        [.. Resources.In("Varied/").Select(static name => new CorpusLayer(name, Resources.Read("Varied/" + name), Resources.Read($"Settings/{name}Settings")))];

    internal SyntaxTree Parse() => CSharpSyntaxTree.ParseText(Text, path: Name + ".cs");
}

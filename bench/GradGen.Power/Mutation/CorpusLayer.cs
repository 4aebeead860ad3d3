using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Power.Mutation;

/// <summary>A correct layer as its developer wrote it.</summary>
/// <param name="Name">The layer's name, which is its file's too.</param>
/// <param name="Text">The file, over double.</param>
internal sealed record CorpusLayer(string Name, string Text)
{
    private const string Folder = "Corpus/";

    /// <summary>All layers of the corpus, by name.</summary>
    internal static IReadOnlyList<CorpusLayer> All { get; } =
        [.. typeof(CorpusLayer).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static name => new CorpusLayer(name[Folder.Length..], Read(name)))];

    internal SyntaxTree Parse() => CSharpSyntaxTree.ParseText(Text, path: Name + ".cs");

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(CorpusLayer).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.GeneratorBench;

/// <summary>A project of many annotated types and as many unrelated files, and the edits that are made to it.</summary>
internal sealed class Workload
{
    // What stands in a template where an edit puts its number.
    private const string Body = "__BODY__";
    private const string Member = "__MEMBER__";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly string _template;
    private readonly SyntaxTree _edited;
    private readonly SyntaxTree _unrelated;
    private int _revision;

    internal Workload(string template, BenchOptions options)
    {
        _template = template;
        var annotated = Enumerable.Range(0, options.Types).Select(index => Parse(template, index)).ToArray();
        var unrelated = Enumerable.Range(0, options.Unrelated).Select(index => Parse("Unrelated", index)).ToArray();
        (_edited, _unrelated) = (annotated[options.Types / 2], unrelated[options.Unrelated / 2]);
        var compilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        Compilation = CSharpCompilation.Create("App", [.. unrelated, .. annotated], References, compilationOptions);
    }

    /// <summary>The project before an edit.</summary>
    internal CSharpCompilation Compilation { get; }

    /// <summary>As it is, but read anew, so that nothing is known of it yet.</summary>
    internal CSharpCompilation Fresh() => Compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(Compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath)));

    /// <summary>With another method body in one file that concerns no generator.</summary>
    internal CSharpCompilation WithUnrelatedBody() => Replace(_unrelated, "Unrelated", (Body, ++_revision));

    /// <summary>With another member in one file that concerns no generator.</summary>
    internal CSharpCompilation WithUnrelatedMember() => Replace(_unrelated, "Unrelated", (Member, ++_revision));

    /// <summary>With another member in one annotated type.</summary>
    internal CSharpCompilation WithTypeChanged() => Replace(_edited, _template, (Member, ++_revision));

    internal static GeneratorDriver CreateDriver(Contestant contestant, bool track = false) => CSharpGeneratorDriver.Create(
        [contestant.Create()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));

    private CSharpCompilation Replace(SyntaxTree tree, string template, (string Place, int Revision) edit) =>
        Compilation.ReplaceSyntaxTree(tree, Parse(template, int.Parse(Path.GetFileNameWithoutExtension(tree.FilePath)), edit));

    private static SyntaxTree Parse(string template, int index, (string Place, int Revision) edit = default)
    {
        var text = Read(template).Replace("__INDEX__", $"{index}");
        foreach (var place in new[] { Body, Member })
            text = text.Replace(place, place == edit.Place ? $"{edit.Revision}" : "0");
        return CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, $"/{template}/{index}.cs");
    }

    private static string Read(string template)
    {
        using var reader = new StreamReader(typeof(Workload).Assembly.GetManifestResourceStream(template)!);
        return reader.ReadToEnd();
    }
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.GeneratorBench;

/// <summary>A project of many annotated types and as many unrelated files, and the edits that are made to it.</summary>
internal sealed class Workload
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly string _template;
    private readonly SyntaxTree _edited;
    private readonly SyntaxTree _unrelated;
    private readonly CSharpCompilation _compilation;
    private int _revision;

    internal Workload(string template, BenchOptions options)
    {
        _template = template;
        var annotated = Enumerable.Range(0, options.Types).Select(index => Parse(template, index, 0)).ToArray();
        var unrelated = Enumerable.Range(0, options.Unrelated).Select(index => Parse("Unrelated", index, 0)).ToArray();
        (_edited, _unrelated) = (annotated[options.Types / 2], unrelated[options.Unrelated / 2]);
        var compilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        _compilation = CSharpCompilation.Create("App", [.. unrelated, .. annotated], References, compilationOptions);
    }

    /// <summary>As it is, but with nothing bound yet.</summary>
    internal CSharpCompilation Fresh() => _compilation.Clone();

    /// <summary>As it is, but parsed anew, so that nothing that hangs on a file is left from before.</summary>
    internal CSharpCompilation Parsed() =>
        _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(_compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath)));

    /// <summary>With a new text of one file that concerns no generator.</summary>
    internal CSharpCompilation WithUnrelatedEdit() => Replace(_unrelated, "Unrelated");

    /// <summary>With another member in one annotated type.</summary>
    internal CSharpCompilation WithTypeChanged() => Replace(_edited, _template);

    internal static GeneratorDriver CreateDriver(Contestant contestant, bool track = false) => CSharpGeneratorDriver.Create(
        [contestant.Create()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));

    private CSharpCompilation Replace(SyntaxTree tree, string template) =>
        _compilation.ReplaceSyntaxTree(tree, Parse(template, int.Parse(Path.GetFileNameWithoutExtension(tree.FilePath)), ++_revision));

    private static SyntaxTree Parse(string template, int index, int revision)
    {
        var text = Read(template).Replace("__I__", $"{index}").Replace("__E__", $"{revision}");
        return CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, $"/{template}/{index}.cs");
    }

    private static string Read(string template)
    {
        using var reader = new StreamReader(typeof(Workload).Assembly.GetManifestResourceStream(template)!);
        return reader.ReadToEnd();
    }
}

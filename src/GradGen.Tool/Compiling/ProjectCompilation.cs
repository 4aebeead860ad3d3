using System.Collections.Immutable;
using System.Text;
using GradGen.Tool.Building;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Compiling;

/// <summary>A project as the compiler saw it, but that it references this tool's runtime.</summary>
internal sealed class ProjectCompilation
{
    private readonly ImmutableArray<ISourceGenerator> _generators;
    private readonly ImmutableArray<AdditionalText> _texts;

    private ProjectCompilation(
        CompilerCall call, CSharpCompilation compilation, CSharpParseOptions parsing,
        ImmutableArray<ISourceGenerator> generators, ImmutableArray<AdditionalText> texts, ConfigOptions options)
    {
        Call = call;
        Compilation = compilation;
        Whole = compilation;
        Parsing = parsing;
        Options = options;
        _generators = generators;
        _texts = texts;
    }

    internal CompilerCall Call { get; }

    internal CSharpCompilation Compilation { get; }

    /// <summary>The same before anything was left out of it.</summary>
    internal CSharpCompilation Whole { get; private init; }

    internal CSharpParseOptions Parsing { get; }

    internal AnalyzerConfigOptionsProvider Options { get; }

    /// <summary>What the compiler embeds in the assembly.</summary>
    internal IReadOnlyList<ResourceDescription> Resources { get; private init; } = [];

    /// <summary>The same with less in its trees.</summary>
    internal ProjectCompilation With(CSharpCompilation compilation) =>
        new(Call, compilation, Parsing, _generators, _texts, (ConfigOptions)Options) { Resources = Resources, Whole = Whole };

    /// <summary>The compilation with what all generators write, GradGen's among them.</summary>
    internal Compilation Generate(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var driver = CSharpGeneratorDriver.Create([.. _generators, new Generator.GradGenGenerator().AsSourceGenerator()], _texts, Parsing, Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _, cancellation);
        return complete;
    }

    /// <summary>Reads the arguments of the compiler.</summary>
    /// <param name="call">How the project was compiled.</param>
    /// <param name="replaced">The files of assemblies that were annotated, by name.</param>
    /// <param name="loader">Loads generators.</param>
    internal static ProjectCompilation Of(CompilerCall call, IReadOnlyDictionary<string, string> replaced, GeneratorLoader loader)
    {
        var folder = Path.GetDirectoryName(call.Project)!;
        var arguments = CSharpCommandLineParser.Default.Parse(call.Arguments, folder, sdkDirectory: null);
        var parsing = AsGeneratedCodeNeeds(arguments.ParseOptions);
        var trees = arguments.SourceFiles.Select(source => Parse(source.Path, parsing, arguments.Encoding));
        var references = arguments.MetadataReferences
            .Select(reference => MetadataReference.CreateFromFile(Path.Combine(folder, reference.Reference), reference.Properties));
        var compilation = CSharpCompilation.Create(
            arguments.CompilationName ?? call.Name, trees, References.With(references, replaced),
                ForChecking(arguments.CompilationOptions, arguments.KeyFileSearchPaths));
        // Of GradGen's own a project that uses it already has another version.
        var generators = arguments.AnalyzerReferences
            .Select(reference => Path.Combine(folder, reference.FilePath))
            .Where(static file => !Path.GetFileName(file).StartsWith("GradGen.", StringComparison.OrdinalIgnoreCase) && File.Exists(file))
            .SelectMany(file => new AnalyzerFileReference(file, loader).GetGenerators(LanguageNames.CSharp));
        return new ProjectCompilation(
            call, compilation, parsing, [.. generators], [.. arguments.AdditionalFiles.Select(static file => new FileText(file.Path))],
                ConfigOptions.Read(arguments.AnalyzerConfigPaths))
        {
            Resources = arguments.ManifestResources,
        };
    }

    /// <summary>Sources without a build, compiled against the framework that this tool runs on.</summary>
    /// <param name="project">What they are shown as: their project, or their folder.</param>
    /// <param name="files">The sources.</param>
    /// <param name="packages">The assemblies of the packages that they use.</param>
    /// <param name="replaced">The files of assemblies that they may use.</param>
    internal static ProjectCompilation OfSources(
        string project, IEnumerable<string> files, IEnumerable<string> packages, IReadOnlyDictionary<string, string> replaced)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        string[] spaces = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];
        var implicitUsings = string.Concat(spaces.Select(static space => $"global using {space};"));
        SyntaxTree[] trees = [.. files.Select(file => Parse(file, parsing, null))];
        // Statements outside of types are a program's.
        var isProgram = trees.Any(static tree => tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement));
        var compilation = CSharpCompilation.Create(
            "Sources",
            [CSharpSyntaxTree.ParseText(SourceText.From(implicitUsings, Encoding.UTF8), parsing, "gradgen.usings.cs"), .. trees],
            References.With(
                References.OfThisRuntime().Concat(packages.Concat(replaced.Values).Select(static file => MetadataReference.CreateFromFile(file))), replaced),
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        return new ProjectCompilation(
            new CompilerCall(project, Path.GetDirectoryName(project)!, string.Empty, [], IsCompiled: false),
                compilation, parsing, [], [], ConfigOptions.Read([]));
    }

    private static SyntaxTree Parse(string file, CSharpParseOptions parsing, Encoding? encoding)
    {
        using var stream = File.OpenRead(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream, encoding), parsing, file);
    }

    private static CSharpParseOptions AsGeneratedCodeNeeds(CSharpParseOptions parsing) =>
        parsing.LanguageVersion < LanguageVersion.CSharp9 ? parsing.WithLanguageVersion(LanguageVersion.CSharp9) : parsing;

    // Warnings are nobody's business here, and a key is not at hand for what is only run.
    private static CSharpCompilationOptions ForChecking(CSharpCompilationOptions options, IEnumerable<string> keyFolders) => options
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        .WithSpecificDiagnosticOptions([])
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithConcurrentBuild(true)
        .WithPublicSign(options.CryptoKeyFile is not null)
        .WithDelaySign(null)
        .WithStrongNameProvider(new DesktopStrongNameProvider([.. keyFolders]));
}

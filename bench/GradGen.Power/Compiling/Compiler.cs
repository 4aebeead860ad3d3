extern alias Internals;
using Internals::GradGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Power.Compiling;

/// <summary>Compiles layers in memory with what the generator writes for them, as a build would.</summary>
internal static class Compiler
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) is "GradGen.Runtime.dll" or "GradGen.Power.dll" or "MathNet.Numerics.dll" or "System.Numerics.Tensors.dll")
            .Select(static path => MetadataReference.CreateFromFile(path))];

    internal static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>The layers without generated code, which they do not call.</summary>
    internal static CSharpCompilation Compile(IEnumerable<SyntaxTree> layers) => CSharpCompilation.Create(
        "Layers",
        [Parse(ImplicitUsings, "Usings.cs"), .. layers],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

    /// <summary>What can be compiled, with what is generated for it.</summary>
    /// <returns>The compilation, and the paths of the layers that are left out since they have errors.</returns>
    internal static (Compilation Complete, IReadOnlySet<string> Rejected) Generate(IEnumerable<SyntaxTree> layers)
    {
        var compilation = Compile(layers);
        var rejected = compilation.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Location.SourceTree!.FilePath)
            .ToHashSet();
        compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => rejected.Contains(tree.FilePath)));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new GradGenGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: new WithoutTests());
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        return (complete, rejected);
    }

    /// <summary>An assembly.</summary>
    internal static byte[] Emit(Compilation complete)
    {
        using var image = new MemoryStream();
        var result = complete.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        return image.ToArray();
    }
}

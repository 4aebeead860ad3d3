using System.Collections.Concurrent;
using System.Collections.Immutable;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Gives the generator and the analyzers one text after another, as an editor does, and asks of them only not to throw.</summary>
internal sealed class PatientReader
{
    private static readonly CSharpCompilation Empty = new TestProject(string.Empty) { Framework = TestFramework.XunitV3 }.Compile();

    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([.. GradGenAssembly.CreateGenerators().Select(generator => generator.AsSourceGenerator())]);
    private CSharpCompilation _compilation = Empty;

    /// <summary>Reads many texts, neighbours one after the other, on all cores.</summary>
    internal static void ReadAll(IEnumerable<string> texts)
    {
        string[] sources = [.. CompilerSample.Of(texts, 5)];
        Parallel.ForEach(
            Partitioner.Create(0, sources.Length),
            range =>
            {
                var reader = new PatientReader();
                for (var i = range.Item1; i < range.Item2; i++)
                    reader.Read(sources[i]);
            });
    }

    internal void Read(string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = _compilation.SyntaxTrees.Single();
        _compilation = _compilation.ReplaceSyntaxTree(file, file.WithChangedText(SourceText.From(source)));
        _driver = _driver.RunGenerators(_compilation, cancellation);
        var thrown = _driver.GetRunResult().Results.Select(result => result.Exception).FirstOrDefault(exception => exception is not null);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), (exception, _, _) => thrown ??= exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        _ = new CompilationWithAnalyzers(_compilation, GradGenAssembly.CreateAnalyzers(), options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        Assert.True(thrown is null, $"{thrown}\n\n{source}");
    }
}

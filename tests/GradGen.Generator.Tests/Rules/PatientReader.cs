using System.Collections.Immutable;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Gives the generator and the analyzers one text after another, as an editor does, and asks of them only not to throw.</summary>
internal sealed class PatientReader
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([.. GradGenAssembly.CreateGenerators().Select(generator => generator.AsSourceGenerator())]);
    private CSharpCompilation _compilation = new TestProject(string.Empty) { Framework = TestFramework.XunitV3 }.Compile();

    internal void Read(string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = _compilation.SyntaxTrees.Single();
        _compilation = _compilation.ReplaceSyntaxTree(file, file.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(source)));
        _driver = _driver.RunGenerators(_compilation, cancellation);
        var thrown = _driver.GetRunResult().Results.Select(result => result.Exception).FirstOrDefault(exception => exception is not null);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), (exception, _, _) => thrown ??= exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        _ = new CompilationWithAnalyzers(_compilation, GradGenAssembly.CreateAnalyzers(), options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        Assert.True(thrown is null, $"{thrown}\n\n{source}");
    }
}

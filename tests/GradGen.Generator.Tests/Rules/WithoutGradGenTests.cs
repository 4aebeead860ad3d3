using System.Collections.Immutable;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Rules;

/// <summary>In a project that does not reference GradGen nothing is said and nothing is written.</summary>
public class WithoutGradGenTests
{
    private const string Source = """
        namespace Mine
        {
            [GradGen.GradCheckable] public class Layer { public double[] Forward(double[] x) => x; }
        }
        """;

    [Fact]
    public async Task Nothing_is_reported_and_nothing_generated()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var references = References.Framework.Where(reference => reference.Display?.EndsWith("GradGen.Runtime.dll", StringComparison.Ordinal) != true);
        var compilation = CSharpCompilation.Create("Without", [CSharpSyntaxTree.ParseText(Source, cancellationToken: cancellation)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var driver = CSharpGeneratorDriver.Create([.. GradGenAssembly.CreateGenerators().Select(generator => generator.AsSourceGenerator())]).RunGenerators(compilation, cancellation);
        var reported = await new CompilationWithAnalyzers(compilation, GradGenAssembly.CreateAnalyzers(), new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty)).GetAnalyzerDiagnosticsAsync(cancellation);

        Assert.Empty(driver.GetRunResult().GeneratedTrees);
        Assert.Empty(reported);
    }
}

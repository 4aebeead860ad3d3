using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What a run of the generator gave.</summary>
public sealed class GeneratorRun
{
    internal GeneratorRun(TestProject project, GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output) =>
        (Project, Driver, Input, Output) = (project, driver, input, output);

    public TestProject Project { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The user's code alone.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The user's code and the generated code.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The generated files, by hint name.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources =>
        [.. Driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).OrderBy(source => source.HintName, StringComparer.Ordinal)];

    /// <summary>The text of the one generated file that is named for this type: <c>Dense</c> finds <c>App.Dense.409b.g.cs</c>.</summary>
    public string Source(string typeName) => Assert.Single(Sources, source => $".{source.HintName}".Contains($".{typeName}.", StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Compiles everything and loads it, with the project's libraries, to be run.</summary>
    public LoadedAssembly Load() => new(this);

    internal byte[] Emit()
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }
}

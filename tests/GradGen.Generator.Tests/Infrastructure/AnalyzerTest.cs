using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>
/// Runs the analyzers over a project, generated code included, and compares all diagnostics with those marked in its
/// sources (see <see cref="Markup"/>): every GG diagnostic, and every error and warning of the compiler.
/// </summary>
public static class AnalyzerTest
{
    // Fields that nobody reads and types that nobody describes are how small test sources look.
    private static readonly ImmutableHashSet<string> Unremarkable = ["CS0067", "CS0169", "CS0414", "CS0649", "CS1591"];

    /// <summary>GradGen's analyzers report what is marked and nothing else.</summary>
    /// <param name="project">Sources with marks.</param>
    /// <param name="id">What <c>[|…|]</c> stands for.</param>
    /// <returns>The GG diagnostics in order, for a closer look at their messages.</returns>
    public static ImmutableArray<Diagnostic> Check(TestProject project, string? id = null) =>
        Check(project, id, GradGenAssembly.CreateAnalyzers(), [.. GradGenAssembly.CreateGenerators()]);

    /// <summary>GradGen's analyzers have nothing to say, and neither has the compiler.</summary>
    public static void Silent(TestProject project) => Check(project);

    /// <summary>The same of layers that say no more than a rule needs, whose gradients are not meant to be right: GG0401 to GG0403 are off.</summary>
    public static ImmutableArray<Diagnostic> CheckWithoutRunning(TestProject project, string? id = null) => Check(project.With("GradGenExact", "false"), id);

    /// <inheritdoc cref="CheckWithoutRunning"/>
    public static void SilentWithoutRunning(TestProject project) => CheckWithoutRunning(project);

    /// <summary>What GradGen's analyzers report of a project without marks.</summary>
    public static ImmutableArray<Diagnostic> Report(TestProject project) =>
        Analyze(GeneratorTest.Start(project, [.. GradGenAssembly.CreateGenerators()]), GradGenAssembly.CreateAnalyzers());

    /// <summary>How much GradGen's analyzers report of each version of a project, one edited into the next as in an editor.</summary>
    public static int[] CountEach(params TestProject[] versions)
    {
        var run = GeneratorTest.Start(versions[0], [.. GradGenAssembly.CreateGenerators()]);
        var counts = new List<int> { Analyze(run, GradGenAssembly.CreateAnalyzers()).Length };
        foreach (var version in versions.Skip(1))
        {
            var input = version.Compile(run.Input);
            var driver = run.Driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
            run = new GeneratorRun(version, driver, input, (CSharpCompilation)output);
            counts.Add(Analyze(run, GradGenAssembly.CreateAnalyzers()).Length);
        }

        return [.. counts];
    }

    /// <summary>The given analyzers, on code with what the given generators add, report what is marked and nothing else.</summary>
    internal static ImmutableArray<Diagnostic> Check(TestProject project, string? id, ImmutableArray<DiagnosticAnalyzer> analyzers, params IIncrementalGenerator[] generators)
    {
        var markups = project.Sources.Select(source => Markup.Parse(source, id)).ToArray();
        var run = GeneratorTest.Start(project with { Sources = [.. markups.Select(markup => markup.Text)] }, generators);
        var reported = analyzers.IsEmpty ? [] : Analyze(run, analyzers);
        var actual = run.Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !Unremarkable.Contains(diagnostic.Id))
            .Concat(reported);
        var expected = markups.SelectMany((markup, file) => markup.Expected.Select(mark => Line(mark.Id, run.Input.SyntaxTrees[file], mark.Span)));
        AssertSame(expected, actual);
        return reported;
    }

    private static ImmutableArray<Diagnostic> Analyze(GeneratorRun run, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(run.Project.Properties)),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return [.. new CompilationWithAnalyzers(run.Output, analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<Diagnostic> actual)
    {
        var found = actual
            .Select(diagnostic => (Line: Line(diagnostic.Id, diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan), Message: diagnostic.GetMessage()))
            .ToList();
        var missing = new List<string>();
        foreach (var line in expected)
        {
            var index = found.FindIndex(diagnostic => diagnostic.Line == line);
            if (index < 0)
                missing.Add(line);
            else
                found.RemoveAt(index);
        }

        if (missing.Count + found.Count > 0)
            Assert.Fail($"Missing:\n{Lines(missing)}Not expected:\n{Lines(found.Select(diagnostic => $"{diagnostic.Line}: {diagnostic.Message}"))}");
    }

    private static string Line(string id, SyntaxTree? tree, TextSpan span)
    {
        if (tree is null)
            return id + " nowhere";
        var start = tree.GetLineSpan(span).StartLinePosition;
        return $"{id} {Path.GetFileName(tree.FilePath)}({start.Line + 1},{start.Character + 1}) '{tree.GetText().ToString(span)}'";
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"  {line}\n"));
}

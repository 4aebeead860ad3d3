using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What has to hold of generated code in whatever project it lands.</summary>
internal static class GeneratedCode
{
    private const string FeatureNotInCSharp9 = "CS8773";

    internal static void AssertFits(GeneratorRun run)
    {
        foreach (var result in run.Driver.GetRunResult().Results)
        {
            Assert.True(result.Exception is null, $"{result.Generator.GetGeneratorType().Name} threw: {result.Exception}");
            AssertNone($"{result.Generator.GetGeneratorType().Name} reports diagnostics; that is for analyzers", result.Diagnostics);
        }

        var generated = run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees).ToHashSet();
        AssertNone("The project does not compile", run.Output.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsIn(diagnostic, generated))));
        AssertNone("The generated code asks for more than C# 9", TooNew(run, generated));
    }

    // Only complaints about the language's version count here: the user's files may well need a newer one, and a part of a
    // record struct has to say that it is one.
    private static IEnumerable<Diagnostic> TooNew(GeneratorRun run, HashSet<SyntaxTree> generated)
    {
        var old = run.Project.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp9);
        var reparsed = run.Output.SyntaxTrees.ToDictionary(tree => tree, tree => CSharpSyntaxTree.ParseText(tree.GetText(), old, tree.FilePath));
        var compilation = run.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(reparsed.Values);
        return generated.SelectMany(tree => compilation.GetSemanticModel(reparsed[tree]).GetDiagnostics())
            .Where(diagnostic => diagnostic.Id == FeatureNotInCSharp9 && !diagnostic.GetMessage().Contains("record structs", StringComparison.Ordinal));
    }

    private static bool IsIn(Diagnostic diagnostic, HashSet<SyntaxTree> trees) => diagnostic.Location.SourceTree is { } tree && trees.Contains(tree);

    private static void AssertNone(string what, IEnumerable<Diagnostic> diagnostics)
    {
        var found = diagnostics.ToArray();
        if (found.Length > 0)
            Assert.Fail(what + ":\n" + string.Join("\n", found.Take(20).Select(Describe)));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var position = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        var line = diagnostic.Location.SourceTree?.GetText().Lines[position].ToString();
        return $"{diagnostic}\n    {line?.Trim()}";
    }
}

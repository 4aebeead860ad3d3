using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes.Tests;

/// <summary>
/// Runs a code fix as an editor does: on a document of a workspace, with the diagnostics that the analyzers report. What
/// comes out has to be the expected text, to compile, generated code included, and to have none of the diagnostics left.
/// </summary>
internal static class FixTest
{
    private static readonly HashSet<string> Fixable = [.. Providers().SelectMany(static provider => provider.FixableDiagnosticIds)];

    /// <summary>The fix of the only diagnostic.</summary>
    internal static void Fix(string id, string source, string expected) => Run(id, source, expected, all: false);

    /// <summary>The fix of all diagnostics of a file at once.</summary>
    internal static void FixAll(string id, string source, string expected) => Run(id, source, expected, all: true);

    /// <summary>There is something to fix, but no fix is offered.</summary>
    internal static void NoFix(string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        foreach (var diagnostic in Find(id, document))
            Assert.Empty(Offered(id, document, diagnostic));
    }

    /// <summary>The fix of one diagnostic that a test makes up at the marked spans, in a build without any symbol.</summary>
    internal static void FixMarked(DiagnosticDescriptor rule, string marked, string? expected)
    {
        var markup = Markup.Parse(marked, rule.Id);
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, markup.Text);
        var tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
        var found = markup.Expected.Select(mark => Diagnostic.Create(rule, Location.Create(tree, mark.Span))).ToArray();
        if (expected is null)
        {
            Assert.Empty(Offered(rule.Id, document, found[0]));
            return;
        }

        var action = found.Length > 1 ? AllAtOnce(rule.Id, document, found) : Assert.Single(Offered(rule.Id, document, found[0]));
        Assert.Equal(expected, Apply(action, document).GetTextAsync().GetAwaiter().GetResult().ToString());
        foreach (var symbols in new[] { Array.Empty<string>(), ["DEBUG"] })
        {
            var changed = CSharpSyntaxTree.ParseText(expected, CSharpParseOptions.Default.WithPreprocessorSymbols(symbols));
            var compilation = ((CSharpCompilation)Compile(document)).ReplaceSyntaxTree(tree, changed);
            Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
            Assert.Equal(symbols.Length > 0, changed.GetRoot().ToString().Contains("GradCheck.Run") && changed.GetRoot().DescendantTokens().Any(static token => token.ValueText == "Run"));
        }
    }

    /// <summary>Everything that is reported of texts, be they no C# at all, gets its fix or none, and nothing throws.</summary>
    internal static void TryAll(IReadOnlyList<string> sources)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, string.Empty);
        foreach (var source in sources)
        {
            document = document.WithText(SourceText.From(source));
            foreach (var diagnostic in DiagnosticsOf.All(document.Project.GetCompilationAsync().GetAwaiter().GetResult()!))
            {
                Assert.False(diagnostic.Id == "AD0001", $"{diagnostic}\n\n{source}");
                if (Fixable.Contains(diagnostic.Id) && diagnostic.Location.IsInSource)
                    Assert.All(Offered(diagnostic.Id, document, diagnostic), action => Apply(action, document));
            }
        }
    }

    private static Document Apply(CodeAction action, Document document) =>
        action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

    private static void Run(string id, string source, string expected, bool all)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var found = Find(id, document);
        Assert.True(all ? found.Length > 1 : found.Length == 1, $"{found.Length} times {id}");
        var action = all ? AllAtOnce(id, document, found) : Assert.Single(Offered(id, document, found[0]));
        document = Apply(action, document);
        Assert.Equal(expected, document.GetTextAsync().GetAwaiter().GetResult().ToString());
        var compilation = Compile(document);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(Find(id, document, mustBeThere: false));
    }

    private static CodeFixProvider Provider(string id) =>
        Assert.Single(Providers(), provider => provider.FixableDiagnosticIds.Contains(id));

    private static IEnumerable<CodeFixProvider> Providers() =>
        typeof(TextFix).Assembly.GetTypes().Where(static type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false)).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        var project = new TestProject(source);
        var info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, project.Name, project.Name, LanguageNames.CSharp,
            compilationOptions: project.Compile().Options, parseOptions: project.ParseOptions, metadataReferences: project.Compile().References);
        return workspace.AddDocument(workspace.AddProject(info).Id, "File0.cs", SourceText.From(source));
    }

    private static Compilation Compile(Document document)
    {
        var compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        CSharpGeneratorDriver.Create(GradGenAssembly.CreateGenerators().Select(generator => generator.AsSourceGenerator()), parseOptions: (CSharpParseOptions)document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        return compilation;
    }

    private static Diagnostic[] Find(string id, Document document, bool mustBeThere = true)
    {
        var compilation = Compile(document);
        var found = DiagnosticsOf.All(compilation).Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan).ToArray();
        Assert.True(found.Length > 0 || !mustBeThere, $"No {id} was reported.");
        return found;
    }

    private static List<CodeAction> Offered(string id, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        Provider(id).RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    private static CodeAction AllAtOnce(string id, Document document, Diagnostic[] found)
    {
        var provider = Provider(id);
        var context = new FixAllContext(document, provider, FixAllScope.Document, id, [id], new Reported(found), CancellationToken.None);
        return provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!;
    }

    private sealed class Reported(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

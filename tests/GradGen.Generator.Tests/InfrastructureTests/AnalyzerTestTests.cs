using System.Collections.Immutable;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace GradGen.Generator.Tests.InfrastructureTests;

/// <summary>The comparison of diagnostics with marks lets nothing slip.</summary>
public class AnalyzerTestTests
{
    [Theory]
    [InlineData("class [|lowerCase|] { }")]
    [InlineData("class {|GG9999:lowerCase|} { class {|GG9999:deeperStill|} { } }")]
    [InlineData("class Upper { int Broken => {|CS0103:nothing|}; }")]
    [InlineData("class Upper { void M() { int {|CS0219:unused|} = 1; } }")]
    [InlineData("class Upper { int _unread; }")]
    [InlineData("#pragma warning disable GG9999\nclass lowerCase { }")]
    public void What_is_marked_and_reported_passes(string source) => Check(source);

    [Theory]
    [InlineData("class [|Upper|] { }", "Missing:\n  GG9999 File0.cs(1,7) 'Upper'")]
    [InlineData("class lowerCase { }", "Not expected:\n  GG9999 File0.cs(1,7) 'lowerCase': lowerCase")]
    [InlineData("[|class lowerCase|] { }", "Missing:\n  GG9999 File0.cs(1,1) 'class lowerCase'")]
    [InlineData("class {|GG9998:lowerCase|} { }", "Missing:\n  GG9998 File0.cs(1,7) 'lowerCase'")]
    [InlineData("class Upper { int Broken => nothing; }", "Not expected:\n  CS0103")]
    [InlineData("class throwing { }", "AD0001")]
    public void What_differs_fails(string source, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<XunitException>(() => Check(source)).Message);

    [Fact]
    public void The_code_that_is_generated_counts()
    {
        const string Source = "[GradGen.GradCheckable] partial class Dense { int Sum => Fields; }";

        AnalyzerTest.Check(Source, null, [new SmallAnalyzer()], SmallGenerator.Sound);
        Assert.ThrowsAny<XunitException>(() => Check(Source));
    }

    [Fact]
    public void Every_file_is_looked_at()
    {
        var reported = Check(new TestProject("class [|firstOne|] { }", "class [|secondOne|] { }"));

        Assert.Equal(["firstOne is not capitalised", "secondOne is not capitalised"], reported.Select(diagnostic => diagnostic.GetMessage()));
    }

    private static ImmutableArray<Diagnostic> Check(TestProject project) => AnalyzerTest.Check(project, "GG9999", [new SmallAnalyzer()]);

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class SmallAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule =
            new("GG9999", "Title", "{0} is not capitalised", "GradGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(static symbol => Report(symbol), SymbolKind.NamedType);
        }

        private static void Report(SymbolAnalysisContext context)
        {
            if (context.Symbol.Name == "throwing")
                throw new InvalidOperationException("broken");
            if (char.IsLower(context.Symbol.Name[0]))
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], context.Symbol.Name));
        }
    }
}

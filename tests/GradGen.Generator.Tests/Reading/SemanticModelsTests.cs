using GradGen.Generator.Symbols;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What the compiler works out for a semantic model that GradGen asks for.</summary>
public class SemanticModelsTests
{
    private static bool CanLeaveNullsOut => typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions") is not null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Nulls_are_left_out_where_the_compiler_can()
    {
        var compilation = new TestProject("class C { string Of(string text) => text; }").Compile();
        var file = compilation.SyntaxTrees[0];
        var text = file.GetRoot(Cancellation).DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;

        var model = SemanticModels.Of(compilation, file);

        Assert.Equal(CanLeaveNullsOut ? NullableFlowState.None : NullableFlowState.NotNull, model.GetTypeInfo(text, Cancellation).Nullability.FlowState);
        Assert.Equal(SpecialType.System_String, model.GetTypeInfo(text, Cancellation).Type!.SpecialType);
    }

    [Fact]
    public async Task What_analyzers_share_is_used()
    {
        var analyzer = new Comparing();

        await new CompilationWithAnalyzers(new TestProject("class C;").Compile(), [analyzer], options: null).GetAnalyzerDiagnosticsAsync(Cancellation);

        Assert.True(analyzer.IsShared);
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Comparing : DiagnosticAnalyzer
    {
        internal bool? IsShared { get; private set; }

        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("T0001", "Test", "Test", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSemanticModelAction(file => IsShared = ReferenceEquals(file.SemanticModel, SemanticModels.Of(file.SemanticModel.Compilation, file.SemanticModel.SyntaxTree)));
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.InfrastructureTests;

/// <summary>The classic mistake: the compilation, different at every key stroke, is combined in before the output.</summary>
internal sealed class CombiningGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName("GradGen.GradCheckableAttribute", static (_, _) => true, static (layer, _) => layer.TargetSymbol.Name);
        var combined = names.Combine(context.CompilationProvider).Select(static (pair, _) => pair.Left);
        context.RegisterSourceOutput(combined, static (output, name) => output.AddSource(name, ""));
    }
}

/// <summary>The right way to ask the compilation something: the answer alone goes on.</summary>
internal sealed class CompilationFactGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var knowsSpans = context.CompilationProvider.Select(static (compilation, _) => compilation.GetTypeByMetadataName("System.Span`1") is not null);
        context.RegisterSourceOutput(knowsSpans, static (output, answer) => output.AddSource("Spans.g.cs", $"// {answer}"));
    }
}

/// <summary>Reports a diagnostic itself, so that no pragma could silence it.</summary>
internal sealed class ReportingGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Rule = new("GG9998", "Title", "Message", "GradGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.ParseOptionsProvider, static (output, _) => output.ReportDiagnostic(Diagnostic.Create(Rule, null)));
}

/// <summary>Writes down the settings it sees.</summary>
internal sealed class OptionsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tests = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.gradgentests", out var value) ? value : "(not set)");
        var version = context.ParseOptionsProvider.Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion);
        context.RegisterSourceOutput(tests.Combine(version), static (output, pair) => output.AddSource("Options.g.cs", $"// {pair.Left} {pair.Right}"));
    }
}

/// <summary>Remembers what it read for a node, whatever happened in other files since.</summary>
internal sealed class RememberingGenerator(Func<Compilation, object> read) : IIncrementalGenerator
{
    private readonly ConditionalWeakTable<SyntaxNode, object> _models = [];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "GradGen.GradCheckableAttribute", static (_, _) => true, (layer, _) => _models.GetValue(layer.TargetNode, _ => read(layer.SemanticModel.Compilation)));
        context.RegisterSourceOutput(models.WithTrackingName("Model"), static (output, model) => output.AddSource("Model.g.cs", $"// {model}"));
    }
}

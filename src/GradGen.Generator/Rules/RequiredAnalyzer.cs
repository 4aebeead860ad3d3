using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.TestDiscovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>GG0010: a type that [GradCheckRequired] covers and that is neither annotated nor adopted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequiredAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotAnnotated);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var required = RequiredLayers.Of(start.Compilation.Assembly);
            if (required.Length > 0)
                start.RegisterSymbolAction(symbol => Analyze(symbol, required), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol[] required)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Has(AttributeReader.GradCheckable) || type.Has(AttributeReader.GradCheckIgnore)
            || Adoptions.Of(context.Compilation.Assembly).Layers.Any(adoption => adoption.Type.OriginalDefinition.Is(type)))
            return;
        if (RequiredLayers.Above(type, required) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NotAnnotated, type.Locations[0], type.Name, found.TypeKind == TypeKind.Interface ? "implements" : "derives from", found.Show()));
        }
    }
}

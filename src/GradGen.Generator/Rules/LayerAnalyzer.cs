using System.Collections.Immutable;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>Reports what stands in the way of reading and running a [GradCheckable] type: GG0001 to GG0009.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NotPartial,
        Descriptors.NoForward,
        Descriptors.NoBackward,
        Descriptors.AmbiguousMethod,
        Descriptors.BackwardDoesNotFit,
        Descriptors.NoSample,
        Descriptors.UnknownInputShape,
        Descriptors.UnpackableParameter,
        Descriptors.NothingToCheck);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GradGen.GradCheckableAttribute") is null)
                return;
            start.RegisterSymbolAction(static symbol => Analyze(symbol), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.Has(AttributeReader.GradCheckable))
            return;
        foreach (var problem in LayerReader.Read(type, context.Compilation, context.CancellationToken).Problems)
            context.ReportDiagnostic(problem.ToDiagnostic());
    }
}

using System.Collections.Immutable;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>Reports what stands in the way of reading and running a [GradCheckable] type, and what rules about one layer find.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerAnalyzer : DiagnosticAnalyzer
{
    // One reading serves them all, so that no body is bound twice.
    private static readonly ILayerRule[] LayerRules =
    [
        new BlindCostRule(),
        new UnheldRandomnessRule(),
        new NoGradientRule(),
        new GradientShapeRule(),
        new GradientOwnerRule(),
        new GradientNeverWrittenRule(),
        new ParameterWrittenRule(),
        new ArgumentOverwrittenRule(),
        new UpstreamNeverReadRule(),
    ];

    private static readonly DiagnosticDescriptor[] OfReading =
    [
        Descriptors.NotPartial,
        Descriptors.NoForward,
        Descriptors.NoBackward,
        Descriptors.AmbiguousMethod,
        Descriptors.BackwardDoesNotFit,
        Descriptors.NoSample,
        Descriptors.UnknownInputShape,
        Descriptors.UnpackableParameter,
        Descriptors.NothingToCheck,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        OfReading.Concat(LayerRules.SelectMany(static rule => rule.Descriptors)).ToImmutableArray();

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
        var reading = LayerReader.Read(type, context.Compilation, context.CancellationToken);
        foreach (var problem in reading.Problems)
            Report(problem);
        if (reading.Anatomy is not { } layer)
            return;
        foreach (var rule in LayerRules)
            rule.Check(layer, Report);

        // What a base class of another assembly has is nothing that an editor can underline.
        void Report(LayerProblem problem) => context.ReportDiagnostic((problem.Location.IsInSource ? problem : problem with { Location = type.Locations[0] }).ToDiagnostic());
    }
}

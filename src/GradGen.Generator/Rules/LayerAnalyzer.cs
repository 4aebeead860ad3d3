using System.Collections.Concurrent;
using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>Reports what stands in the way of reading and running a [GradCheckable] type or an adopted one, and what rules about one layer find.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerAnalyzer : DiagnosticAnalyzer
{
    // One reading serves them all, so that no body is bound twice.
    private static readonly ILayerRule[] MemberRules =
    [
        new NoGradientRule(),
        new GradientShapeRule(),
        new GradientOwnerRule(),
    ];

    // What these look into is not there to be seen of a library.
    private static readonly ILayerRule[] CodeRules =
    [
        new BlindCostRule(),
        new UnheldRandomnessRule(),
        new GradientNeverWrittenRule(),
        new ParameterWrittenRule(),
        new ArgumentOverwrittenRule(),
        new UpstreamNeverReadRule(),
        new SharedAdditionRule(),
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
        OfReading.Concat(MemberRules.Concat(CodeRules).SelectMany(static rule => rule.Descriptors)).Concat(ExactGradientRule.Descriptors).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GradGen.GradCheckableAttribute") is null)
                return;
            // What several layers call is reported once, by the layer that was the first to find it, however often that one is looked at.
            var finders = new ConcurrentDictionary<(Location, string), ISymbol>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, finders), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(static node => AnalyzeAdoption(node), SyntaxKind.Attribute);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, ConcurrentDictionary<(Location, string), ISymbol> finders)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.Has(AttributeReader.GradCheckable))
            return;
        var reading = LayerReader.Read(type, context.Compilation, context.CancellationToken);
        var runsExact = !context.Options.AnalyzerConfigOptionsProvider.Has(BuildProperties.Exact, "false");
        foreach (var problem in Problems(reading, context.Compilation, runsExact, context.CancellationToken))
        {
            // What a base class of another project has is nothing that an editor can underline here.
            var here = IsHere(problem.Location, context.Compilation) ? problem : problem with { Location = type.Locations[0] };
            if (finders.GetOrAdd((here.Location, here.Text), type).Is(type))
                context.ReportDiagnostic(here.ToDiagnostic());
        }
    }

    /// <summary>All that is to be said of a [GradCheckable] type.</summary>
    internal static IReadOnlyList<LayerProblem> Problems(LayerReading reading, Compilation compilation, bool runsExact, CancellationToken cancellation)
    {
        var problems = new List<LayerProblem>();
        Report(reading, problems.Add);
        // What is wrong by reading alone comes first.
        if (problems.Count == 0 && runsExact)
            ExactGradientRule.Check(reading, compilation, cancellation, problems.Add);
        return problems;
    }

    private static void AnalyzeAdoption(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent is not AttributeListSyntax { Target.Identifier.ValueText: "assembly" })
            return;
        if (Adoptions.Of(context.Compilation.Assembly).All
            .FirstOrDefault(adoption => adoption.Attribute.ApplicationSyntaxReference is { } reference
                && reference.SyntaxTree == context.Node.SyntaxTree && reference.Span == context.Node.Span) is not { } adoption)
            return;
        var location = adoption.Attribute.FirstArgument();
        if (adoption.Obstacle is null)
        {
            var type = (INamedTypeSymbol)adoption.Type;
            Report(LayerReader.Read(type, context.Compilation, context.CancellationToken), problem =>
                context.ReportDiagnostic((IsHere(problem.Location, context.Compilation) && !IsIn(type, problem.Location)
                    ? problem
                    : problem with { Location = location }).ToDiagnostic()));
        }
        else if (adoption.Obstacle.Length > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NothingToCheck, location, adoption.Type.Show(), adoption.Obstacle));
        }
    }

    private static void Report(LayerReading reading, Action<LayerProblem> report)
    {
        foreach (var problem in reading.Problems)
            report(problem);
        if (reading.Anatomy is not { } layer)
            return;
        foreach (var rule in !layer.Layer.IsAdopted || IsPlain(layer) ? MemberRules.Concat(CodeRules) : MemberRules)
            rule.Check(layer, report);
    }

    // What an adopted layer shows by a property its own code calls by another name, which the rules about code do not follow.
    private static bool IsPlain(LayerAnatomy layer) =>
        layer.Facts.HasCode && layer.Parameters.Concat(layer.GradientOf.Values)
            .All(static member => member.Symbol is not IPropertySymbol property || property.IsAuto());

    private static bool IsHere(Location location, Compilation compilation) => location.SourceTree is { } file && compilation.ContainsSyntaxTree(file);

    // What is said of an adopted layer's own code is for those who may change it; here it is adopted.
    private static bool IsIn(INamedTypeSymbol layer, Location location) => layer.WithBases().SelectMany(static type => type.DeclaringSyntaxReferences)
        .Any(reference => reference.SyntaxTree == location.SourceTree && reference.Span.Contains(location.SourceSpan));
}

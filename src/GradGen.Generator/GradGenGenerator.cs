using GradGen.Generator.Caching;
using GradGen.Generator.Model;
using GradGen.Generator.TestDiscovery;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator;

/// <summary>
/// Writes the packing and the harness of every [GradCheckable] type and of every adopted one, and, in a project that references a test framework,
/// a test class for each of them and for those of the assemblies it references. Reports nothing: the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GradGenGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var marked = context.SyntaxProvider
            .ForAttributeWithMetadataName("GradGen.GradCheckableAttribute", static (node, _) =>
                node is TypeDeclarationSyntax or CompilationUnitSyntax, static (target, cancellation) => LayerCache.Read(target, cancellation))
            .Where(static marked => marked is not null)
            .Select(static (marked, _) => marked!);
        var layers = marked.SelectMany(static (marked, _) => marked.Layers).WithTrackingName(TrackingNames.Layers);
        var options = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select(static (source, _) => new GenerationOptions(
                !source.Left.Has(BuildProperties.Harness, "false"),
                !source.Left.Has(BuildProperties.Tests, "none") && !source.Left.Has(BuildProperties.Tests, "false"),
                source.Right is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }))
            .WithTrackingName(TrackingNames.Options);
        context.RegisterSourceOutput(layers.Combine(options), WriteLayer);
        var optedOut = context.SyntaxProvider
            .ForAttributeWithMetadataName("GradGen.GradCheckIgnoreAttribute", static (node, _) =>
                node is TypeDeclarationSyntax, static (target, _) => RequiredLayers.OptedOut((INamedTypeSymbol)target.TargetSymbol))
            .Where(static layer => layer is not null)
            .Select(static (layer, _) => layer!)
            .WithTrackingName(TrackingNames.OptedOut);
        context.RegisterSourceOutput(optedOut.Combine(options), WriteLayer);

        RegisterAdopted(context, marked, layers, options);
        RegisterTests(context, layers, optedOut, options);
    }

    private static void WriteLayer(SourceProductionContext output, (LayerModel Layer, GenerationOptions Options) source) =>
        output.AddSource(source.Layer.Type.HintName + ".g.cs", LayerFile.Write(source.Layer, source.Options));

    // Written where a layer holds one that may be adopted.
    private static void RegisterAdopted(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<MarkedModel> marked,
        IncrementalValuesProvider<LayerModel> layers, IncrementalValueProvider<GenerationOptions> options)
    {
        var isUsed = layers.Where(static layer => layer.Parameters.Any(static parameter => parameter.Access is Expression.Adopted)).Collect()
            .Select(static (users, _) => users.Length > 0);
        var adopted = marked.Where(static marked => marked.Adopted.Count > 0).Collect()
            .Combine(isUsed)
            .SelectMany(static (source, _) => source.Right ? source.Left.Select(static marked => marked.Adopted).Take(1) : [])
            .WithTrackingName(TrackingNames.Adopted);
        context.RegisterSourceOutput(adopted.Combine(options),
            static (output, source) => output.AddSource(AdoptingWriter.Class + ".g.cs", AdoptingWriter.Write(source.Left, source.Right)));
    }

    private static void RegisterTests(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<LayerModel> layers,
        IncrementalValuesProvider<LayerModel> optedOut, IncrementalValueProvider<GenerationOptions> options)
    {
        var references = context.MetadataReferencesProvider.Collect()
            .Select(static (references, cancellation) => ReferencedLayers.Read(references, cancellation))
            .WithTrackingName(TrackingNames.References);
        var settings = references.Select(static (referenced, _) => referenced.Framework).Combine(options);
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? string.Empty);

        var referenced = references.Combine(options)
            .Select(static (source, _) => source.Left.Framework is not null && source.Right.WritesTests ? source.Left.Tests : EquatableArray<TestModel>.Empty);
        var taken = context.CompilationProvider.Select(static (compilation, cancellation) => TakenNames.Of(compilation, cancellation))
            .WithTrackingName(TrackingNames.TakenNames);
        var tests = Own(layers).Collect().Combine(Own(optedOut).Collect()).Combine(referenced).Combine(taken)
            .SelectMany(static (source, _) =>
                TestModel.WithNamesOfTheirOwn(source.Left.Left.Left.Concat(source.Left.Left.Right).Concat(source.Left.Right), source.Right))
            .WithTrackingName(TrackingNames.Tests);
        context.RegisterSourceOutput(tests.Combine(settings), static (output, source) =>
            output.AddSource(TestFile.HintName(source.Left), TestFile.Write(source.Left, source.Right.Left!.Value, source.Right.Right)));

        var mode = tests.Collect().Select(static (tests, _) => tests.Length > 0).Combine(settings)
            .Select(static (source, _) => source.Left && source.Right.Left == TestFramework.TUnit ? TestFrameworks.TUnitReflection : null);
        var isSet = context.SyntaxProvider
            .ForAttributeWithMetadataName(TestFrameworks.TUnitReflection, static (node, _) => node is CompilationUnitSyntax, static (_, _) => true)
            .Collect().Select(static (found, _) => found.Length > 0);
        context.RegisterSourceOutput(mode.Combine(isSet).Combine(options), static (output, source) =>
        {
            if (source.Left is (string attribute, false))
                output.AddSource(TestFile.ModeHintName, TestFile.WriteMode(attribute, source.Right));
        });

        // Filtered before the output, so that a project without tests has no steps for them.
        IncrementalValuesProvider<TestModel> Own(IncrementalValuesProvider<LayerModel> read) => read.Combine(settings.Combine(assembly))
            .Where(static source => source.Right.Left is (not null, { WritesTests: true }))
            .SelectMany(static (source, _) => TestModel.Of(source.Left, source.Right.Left.Right.WritesHarness, source.Right.Right))
            .WithTrackingName(TrackingNames.LayerTests);
    }
}

using System.Globalization;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Rules;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Annotating;

/// <summary>What the reading of an annotated project comes to: the samples to check, the classes that are not reached, and why.</summary>
internal sealed class ProjectLayers
{
    private readonly AnnotatedProject _project;
    private readonly Dictionary<string, INamedTypeSymbol> _byName;
    private readonly Dictionary<INamedTypeSymbol, LayerReading> _readings = new(SymbolEqualityComparer.Default);

    internal ProjectLayers(AnnotatedProject project)
    {
        _project = project;
        var own = Types(project.Complete.Assembly.GlobalNamespace).ToArray();
        _byName = own.ToDictionary(ReflectionNames.Definition);
        Samples = [.. Written("LayerSampleAttribute")
            .Select(data => (Type: _byName.GetValueOrDefault(Definition(data)), Arguments: data.ConstructorArguments))
            .Select(static written => new FoundLayer(written.Type, (string)written.Arguments[0].Value!, (int)written.Arguments[3].Value!))];
    }

    /// <summary>The samples that the generator has written.</summary>
    internal IReadOnlyList<FoundLayer> Samples { get; }

    /// <summary>The classes that look like layers and have no sample, with what stopped each.</summary>
    internal IReadOnlyList<Unreached> Unreached(CancellationToken cancellation)
    {
        var reached = Samples.Select(static sample => sample.Type).OfType<INamedTypeSymbol>().ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var reasons = Written("LayerSkippedAttribute").ToDictionary(Definition, static data => (string)data.ConstructorArguments[3].Value!);
        var unreached = new List<Unreached>();
        foreach (var (name, type) in _byName)
        {
            if (reached.Contains(type) || type.IsAbstract && !type.IsStatic)
                continue;
            if (_project.LeftOut.TryGetValue(name, out var error))
                unreached.Add(new Unreached(FoundLayer.NameOf(type), $"With [GradCheckable] it does not compile: {error}", Place(type.Locations[0])));
            else if (type.Has(AttributeReader.GradCheckable) && PassError(name, cancellation) is { } pruned)
                unreached.Add(new Unreached(FoundLayer.NameOf(type), pruned, Place(type.Locations[0])));
            else if (type.Has(AttributeReader.GradCheckable) && Stopped(type, cancellation) is { } stopped)
                unreached.Add(new Unreached(FoundLayer.NameOf(type), stopped.Text, Place(stopped.Location)));
            else if (type.Has(AttributeReader.GradCheckIgnore) && reasons.TryGetValue(name, out var reason))
                unreached.Add(new Unreached(FoundLayer.NameOf(type), reason, Place(type.Locations[0])));
        }

        unreached.AddRange(LayerSearch.WithoutForward(_project.Project.Whole, cancellation)
            .Where(found => !_byName.TryGetValue(ReflectionNames.Definition(found.Type), out var type) || !type.Has(AttributeReader.GradCheckable))
            .Select(static found => new Unreached(FoundLayer.NameOf(found.Type),
                $"It has {found.Backward.Name}, and no method that is called like a Forward: mark the one that gives its output [Forward]",
                found.Type.Locations[0].GetLineSpan())));
        return [.. unreached, .. LeftOut(cancellation)];
    }

    /// <summary>All classes that are layers by their names, of a project that could not be compiled.</summary>
    internal IEnumerable<Unreached> Unbuilt(CancellationToken cancellation) => LayerSearch.Named(_project.Project.Whole, cancellation)
        .Select(type => new Unreached(FoundLayer.NameOf(type), $"Its project does not compile: {_project.Errors[0]}", type.Locations[0].GetLineSpan()));

    // Of what does not compile, what makes a class a layer may be missing, or the class.
    private IEnumerable<Unreached> LeftOut(CancellationToken cancellation)
    {
        if (IsWhole)
            return [];
        return LayerSearch.Named(_project.Project.Whole, cancellation)
            .Where(type => !_byName.TryGetValue(ReflectionNames.Definition(type), out var left) || !left.Has(AttributeReader.GradCheckable))
            .Select(type => new Unreached(
                FoundLayer.NameOf(type), DoesNotCompile(Errors(type, cancellation).FirstOrDefault()), type.Locations[0].GetLineSpan()));
    }

    private bool IsWhole => _project.Project.Whole == _project.Project.Compilation;

    // A Forward or Backward that only throws that it does not compile has nothing else to be told of.
    private string? PassError(string name, CancellationToken cancellation) =>
        !IsWhole && _project.Project.Whole.GetTypeByMetadataName(name) is { } type
            && Errors(type, cancellation).FirstOrDefault(static error => error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan)
                .FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
                && (PassNames.ForwardRank(method.Identifier.ValueText) == 0 || PassNames.BackwardRank(method.Identifier.ValueText) == 0)) is { } error
            ? DoesNotCompile(error) : null;

    private static string DoesNotCompile(Diagnostic? error) =>
        "It does not compile here" + (error is null ? "." : $": {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");

    private IEnumerable<Diagnostic> Errors(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .SelectMany(part => _project.Project.Whole.GetSemanticModel(part.SyntaxTree).GetDiagnostics(part.Span, cancellation)
            .Concat(part.SyntaxTree.GetDiagnostics(cancellation)))
        .Where(static error => error.Severity == DiagnosticSeverity.Error);

    /// <summary>What is wrong in the code of a layer as far as the compile-time rules know, the statement to blame above all.</summary>
    internal IReadOnlyList<LayerProblem> Mistakes(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var reading = Reading(type, cancellation);
        var mistakes = LayerAnalyzer.Problems(reading, _project.Complete, runsExact: false, cancellation).Where(IsMistake).ToList();
        if (mistakes.Count == 0)
            ExactGradientRule.Check(reading, _project.Complete, cancellation, mistakes.Add);
        return [.. mistakes.Where(IsMistake)];
    }

    /// <summary>What is to be said of parameters whose gradients a method may compute that nobody has marked.</summary>
    internal IReadOnlyDictionary<string, string> InDoubt(INamedTypeSymbol type, CancellationToken cancellation) =>
        Reading(type, cancellation).Anatomy is { } anatomy ? GradientNeverWrittenRule.Completed(anatomy) : new Dictionary<string, string>();

    /// <summary>Where a layer's Backward is in the project's files.</summary>
    internal FileLinePositionSpan? Backward(INamedTypeSymbol type, CancellationToken cancellation) =>
        Reading(type, cancellation).Anatomy?.Backward?.Method is { DeclaringSyntaxReferences: [var declared, ..] }
            ? Place(declared.GetSyntax(cancellation).GetLocation()) : null;

    /// <summary>A place in the project's files.</summary>
    internal FileLinePositionSpan? Place(Location location) => _project.Sources.InFile(location);

    /// <summary>What the generator reads of a layer.</summary>
    internal LayerReading Reading(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!_readings.TryGetValue(type, out var reading))
            _readings.Add(type, reading = LayerReader.Read(type, _project.Complete, cancellation));
        return reading;
    }

    // What the reading does not know, GG0001 to GG0011, is no mistake, and neither is what only informs.
    private static bool IsMistake(LayerProblem problem) =>
        string.CompareOrdinal(problem.Descriptor.Id, "GG0100") > 0 && problem.Descriptor.DefaultSeverity >= DiagnosticSeverity.Warning;

    // A class that has methods of such names and is something else is no layer.
    private LayerProblem? Stopped(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var reading = Reading(type, cancellation);
        var isLayer = reading.Anatomy?.Backward is not null
            || LayerSearch.IsNamedAsLayer(type, _project.Complete.Assembly)
            || !_project.Candidates.Contains(ReflectionNames.Definition(type));
        // That a parameter is left out stops nothing where there is something else.
        return isLayer ? reading.Problems.OrderBy(static problem => problem.Descriptor == Descriptors.UnpackableParameter).FirstOrDefault() : null;
    }

    private IEnumerable<AttributeData> Written(string attribute) =>
        _project.Complete.Assembly.GetAttributes()
        .Where(data => data.AttributeClass is { ContainingNamespace.Name: "Harness" } type && type.Name == attribute);

    // The name up to the arguments of a generic type.
    private static string Definition(AttributeData data) => ((string)data.ConstructorArguments[0].Value!).Split('[')[0];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol space) => space.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}

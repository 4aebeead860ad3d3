using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Parameters;
using GradGen.Generator.Samples;
using GradGen.Generator.Shapes;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>
/// Turns a [GradCheckable] type, or an adopted one, into a model. The generator writes code from the model and the analyzer reports the
/// problems, so that what is generated and what is warned about cannot disagree.
/// </summary>
internal static class LayerReader
{
    internal static LayerReading Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var problems = new List<LayerProblem>();
        var layer = LayerView.Of(type, compilation.Assembly);
        var optOut = AttributeReader.OptOut(layer.Find(type, AttributeReader.GradCheckIgnore));
        if (!layer.IsAdopted && !TypeReader.CanBeExtended(type, problems, cancellation))
            return new LayerReading(Shown(type, optOut ?? Reason(type, problems)), null, problems, FilesOf(type));

        var sources = new SourceModels(compilation, cancellation);
        var members = LayerMembers.Of(layer);
        var forwards = PassCandidates.Forward(layer);
        var passes = PassReader.Read(layer, members, forwards, problems);
        IReadOnlyList<IMethodSymbol> run = passes is { } read ? [read.Forward.Method] : forwards;
        var writes = WrittenMembers.ByPasses(layer, members, run, sources);
        var storages = new StorageModels();
        var served = PrivateParameters.ServedTo(layer, sources);
        var stepping = passes?.Backward;
        IReadOnlyList<string> known = stepping is null ? []
            : [.. stepping.Returned.Select(static returned => returned.Parameter.Name), .. SteppedNumbers.Of(layer, members, stepping, cancellation)];
        var changes = KeptChanges.Of(layer, stepping, cancellation);
        // What flows through a layer says its element type; where Forward cannot be read, the first parameter does.
        var parameters = ParameterReader.Read(
            layer, [.. members.Where(member => !served.Any(others => others.Serves(member)) && !changes.Contains(member.Name))], writes, known,
            SteppedObjects.Of(layer, members, stepping, cancellation),
            passes?.Forward.ElementType, storages, sources, problems);
        var facts = LayerFacts.Read(layer, [.. members, .. parameters.Members.Where(static member => member.IsView)], writes.ByForward, sources);
        if (passes is var (forward, backward))
        {
            var settled = ReturnedShape.Settle(forward, backward, facts);
            var completed = new SecondCallReader(layer, forward, settled, parameters, problems, cancellation).Complete();
            passes = (forward, completed with { InOne = GradientsInOne.Of(layer, completed, parameters) });
        }

        var shared = parameters.Element;
        var models = PrivateParameters.Inherited(layer, served, ref shared, problems).Concat(parameters.Models).ToEquatableArray();
        var element = shared ?? compilation.GetSpecialType(SpecialType.System_Double);
        foreach (var (member, hiding) in HiddenParameters.Of(layer, parameters.Members, writes.ByForward, sources))
            problems.Add(new LayerProblem(Descriptors.UnpackableParameter, layer.Location, member.Name, HiddenParameters.Why(member, hiding, layer)));

        var hasSomething = models.Count > 0 || passes is { Backward.InputGradients.Count: > 0 };
        if (!hasSomething && problems.Count == 0 && !Heirs.AreMeant(type))
            problems.Add(NothingToCheck(layer));

        var anatomy = new LayerAnatomy(layer, members, parameters.Members, parameters.GradientOf, passes?.Forward, passes?.Backward, facts, sources);
        var harness = passes is not null && hasSomething
            ? new HarnessReader(anatomy, parameters, element, storages, problems).Read(Factories.Of(layer, compilation, cancellation))
            : null;
        var model = Model(layer, optOut,
            new LayerModel(TypeReader.Read(layer), TypeNames.Of(element), models, storages.All, parameters.Parts, harness), parameters, problems);
        var files = SubLayers.Closure(layer, members).Concat(HeldTypes(layer, members, forwards)).Concat(SteppedObjects.TypesIn(members))
            .Concat(Given(type)).Concat(TwinReader.TypesOf(type)).SelectMany(FilesOf);
        return new LayerReading(model, anatomy, problems, files.Where(compilation.ContainsSyntaxTree).Concat(sources.Files));
    }

    // What is reported about a layer that is not checked, or not completely.
    private static LayerModel Model(LayerView layer, string? optOut, LayerModel model, ParameterReading parameters, List<LayerProblem> problems)
    {
        if (optOut is not null)
        {
            // A layer around this one still makes its random numbers repeatable, but it needs no check of its own.
            model = model with { Harness = model.Harness is { } harness ? harness with { Samples = EquatableArray<SampleModel>.Empty } : null };
            problems.RemoveAll(PreventsCheck);
        }

        return model with
        {
            Privates = layer.IsAdopted ? null : PrivateParameters.Of(layer.Type, parameters.Privates),
            Twins = TwinReader.Of(layer.Type, layer.From).ToEquatableArray(),
            Skipped = optOut ?? (model.Harness is { Samples.Count: > 0 } ? null : Reason(layer.Type, problems)),
            LeftOut = problems.Where(static problem => !PreventsCheck(problem))
                .Select(static problem => new LeftOutModel(problem.Member ?? (string)problem.Arguments[0], problem.Text)).ToEquatableArray(),
        };
    }

    private static LayerProblem NothingToCheck(LayerView layer) =>
        new(Descriptors.NothingToCheck, layer.Location, layer.Type.Name,
            $"it has no parameters{(layer.IsForeign ? " that this project can reach" : string.Empty)}, and Backward returns no gradient of an input");

    // Of what a sample's constructor is given: it can only be made as long as its class lets it.
    private static IEnumerable<INamedTypeSymbol> Given(INamedTypeSymbol layer) =>
        Objects.Behind(layer.InstanceConstructors.SelectMany(static constructor => constructor.Parameters), layer.ContainingAssembly);

    /// <summary>A type for which only the reason is written why there is no check; null where none has to be given.</summary>
    internal static LayerModel? Shown(INamedTypeSymbol layer, string? skipped) =>
        skipped is null ? null
        : new LayerModel(TypeReader.Read(LayerView.Of(layer, layer.ContainingAssembly)), TypeName.Double, EquatableArray<ParameterModel>.Empty,
            EquatableArray<StorageModel>.Empty, EquatableArray<PartModel>.Empty, null)
        { IsPacked = false, Skipped = skipped };

    // The same words as the analyzer's. That a parameter is left out matters where there is nothing else to check.
    private static string? Reason(INamedTypeSymbol layer, List<LayerProblem> problems)
    {
        if (problems.Count == 0 || (layer.IsAbstract && !layer.IsStatic))
            return null;
        return string.Join("; ", (problems.Exists(PreventsCheck) ? problems.Where(PreventsCheck) : problems).Select(static problem => problem.Text));
    }

    private static bool PreventsCheck(LayerProblem problem) => problem.Descriptor != Descriptors.UnpackableParameter;

    // What the code of a matrix looks like decides how it is read, and that of a class behind an interface how one is made.
    private static IEnumerable<INamedTypeSymbol> HeldTypes(
        LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<IMethodSymbol> forwards) =>
        members.Select(static member => member.Type)
            .Concat(forwards.Concat(PassCandidates.Backward(layer))
                .SelectMany(static method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType)))
            .SelectMany(Parts).SelectMany(type => type.IsAbstract && OwnType.Of(type, layer.From)?.Maker is { } maker
                ? [type, maker.Method.ContainingType] : (IEnumerable<INamedTypeSymbol>)[type])
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Where(static type => !type.DeclaringSyntaxReferences.IsEmpty);

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Append(named),
        _ => [],
    };

    // Those of a type's parts and of the types it inherits from.
    private static IEnumerable<SyntaxTree> FilesOf(INamedTypeSymbol layer)
    {
        return layer.WithBases().SelectMany(static type => type.OriginalDefinition.DeclaringSyntaxReferences).Select(static reference => reference.SyntaxTree);
    }
}

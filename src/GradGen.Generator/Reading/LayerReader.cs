using GradGen.Generator.Model;
using GradGen.Generator.Reading.Storages;
using GradGen.Generator.Rules;
using GradGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>
/// Turns a [GradCheckable] type into a model. The generator writes code from the model and the analyzer reports the
/// problems, so that what is generated and what is warned about cannot disagree.
/// </summary>
internal static class LayerReader
{
    internal static LayerReading Read(INamedTypeSymbol layer, Compilation compilation, CancellationToken cancellation)
    {
        var problems = new List<LayerProblem>();
        if (!TypeReader.CanBeExtended(layer, problems, cancellation))
            return new LayerReading(null, null, problems, FilesOf(layer));

        var sources = new SourceModels(compilation, cancellation);
        var members = LayerMember.Of(layer);
        var forwards = PassReader.ForwardCandidates(layer);
        var passes = PassReader.Read(layer, forwards, problems);
        var written = WrittenMembers.Of(layer, passes is { } read ? [read.Forward.Method] : forwards, cancellation);
        // What flows through a layer says its element type; where Forward cannot be read, the first parameter does.
        var storages = new StorageModels();
        var parameters = ParameterReader.Read(layer, members, written, passes?.Forward.ElementType, storages, problems);
        var shared = parameters.Element;
        var inherited = PrivateParameters.Inherited(layer, ref shared, problems, cancellation);
        var models = inherited.Concat(parameters.Models).ToEquatableArray();
        var element = shared ?? compilation.GetSpecialType(SpecialType.System_Double);
        foreach (var (member, type) in HiddenParameters.Of(layer, cancellation))
            problems.Add(new LayerProblem(Descriptors.UnpackableParameter, layer.Locations[0], member.Name, Hidden(type, layer)));
        var facts = LayerFacts.Read(layer, members, written, sources);

        var hasSomething = models.Count > 0 || passes is { Backward.InputGradients.Count: > 0 };
        if (!hasSomething && problems.Count == 0 && !layer.IsAbstract)
            problems.Add(new LayerProblem(Descriptors.NothingToCheck, layer.Locations[0], layer.Name, "it has no parameters, and Backward returns no gradient of an input"));

        var harness = passes is { } found && hasSomething
            ? HarnessReader.Read(layer, members, facts, found.Forward, found.Backward, element, storages, problems)
            : null;
        var model = new LayerModel(TypeReader.Read(layer), element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), models, storages.All, parameters.Parts, harness) { Privates = PrivateParameters.Of(layer, parameters.Privates) };
        var anatomy = new LayerAnatomy(layer, members, parameters.Members, parameters.GradientOf, passes?.Forward, passes?.Backward, facts, sources);
        return new LayerReading(model, anatomy, problems, SubLayers.Closure(layer).SelectMany(FilesOf).Concat(HeldTypes(layer, members).SelectMany(FilesOf)).Concat(sources.Files));
    }

    private static string Hidden(INamedTypeSymbol type, INamedTypeSymbol layer) =>
        $"it is private to {type.Name}, where code generated for {layer.Name} cannot reach it: make it protected, or {type.Name} {(type.Has(AttributeReader.GradCheckable) ? "abstract" : "[GradCheckable] and partial, so that it packs it itself")}";

    // What the code of a matrix looks like decides how it is read.
    private static IEnumerable<INamedTypeSymbol> HeldTypes(INamedTypeSymbol layer, IReadOnlyList<LayerMember> members) =>
        members.Select(static member => member.Type)
            .Concat(PassReader.ForwardCandidates(layer).Concat(PassReader.BackwardCandidates(layer)).SelectMany(static method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType)))
            .SelectMany(Parts).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Where(static type => !type.DeclaringSyntaxReferences.IsEmpty);

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Append(named),
        _ => [],
    };

    // Those of a type's parts and of the types it inherits from.
    private static IEnumerable<SyntaxTree> FilesOf(INamedTypeSymbol layer)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (var type = layer; type is not null; type = type.BaseType)
            types.Add(type.OriginalDefinition);
        return types.SelectMany(static type => type.DeclaringSyntaxReferences).Select(static reference => reference.SyntaxTree);
    }
}

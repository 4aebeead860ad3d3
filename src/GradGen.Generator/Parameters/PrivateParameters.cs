using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>
/// Parameters that a base class keeps to itself. One that is [GradCheckable] and made to be inherited from packs them for
/// its heirs, also for those in other assemblies, which see its metadata only.
/// </summary>
internal static class PrivateParameters
{
    private const string Prefix = "GradGenPrivatesOf";

    /// <summary>What is written for the heirs of a layer; null where it keeps nothing to itself.</summary>
    internal static PrivatesModel? Of(INamedTypeSymbol layer, IReadOnlyList<ParameterModel> privates) =>
        privates.Count == 0 ? null
            : new PrivatesModel(PropertyOf(layer),
                new PartModel("GradGen" + layer.Name + "Privates", TypeNames.Of(layer), privates.ToEquatableArray()) { KeepsNames = true });

    /// <summary>What the base classes of a layer pack for it, the topmost first.</summary>
    internal static IReadOnlyList<ServedParameters> ServedTo(LayerView layer, SourceModels sources)
    {
        var served = new List<ServedParameters>();
        foreach (var type in (layer.IsAdopted ? null : layer.Type.BaseType).WithBases())
        {
            if (ServedBy(layer with { Type = type }, sources) is { } found)
                served.Insert(0, found);
        }

        return served;
    }

    /// <summary>The models of that.</summary>
    internal static IEnumerable<ParameterModel> Inherited(LayerView layer, IReadOnlyList<ServedParameters> served, ref ITypeSymbol? element,
        List<LayerProblem> problems)
    {
        var inherited = new List<ParameterModel>();
        foreach (var (type, property, names, values) in served)
        {
            element ??= values;
            if (element.Is(values))
                inherited.Add(new ParameterModel(property, Expression.Self.Dot(property), ParameterKind.Base, null, null) { Blocks = names });
            else
                problems.Add(new LayerProblem(Descriptors.UnpackableParameter, layer.Location, names[0],
                    $"{type.Name} holds {values.ToDisplayString()} values, but the layer's others are {element.ToDisplayString()}"));
        }

        return inherited;
    }

    private static ServedParameters? ServedBy(LayerView layer, SourceModels sources)
    {
        var type = layer.Type;
        if (!layer.HasSource(type))
        {
            return type.GetMembers().OfType<IPropertySymbol>()
                .FirstOrDefault(static property =>
                    property.Name.StartsWith(Prefix, StringComparison.Ordinal)) is { Type: INamedTypeSymbol { TypeArguments: [var values] } } served
                && served.GetAttributes().FirstOrDefault(
                    static data => data.AttributeClass?.Name
                        == "PrivateParametersAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } names] }
                ? new(type, served.Name, names.Values.Select(static name => name.Value as string ?? string.Empty).ToEquatableArray(), values)
                : null;
        }

        if (!Heirs.AreServed(type) || !TypeReader.CanBeExtended(type.OriginalDefinition, [], sources.Cancellation))
            return null;
        var forwards = PassCandidates.Forward(layer);
        var members = LayerMembers.Of(layer);
        var passes = PassReader.Read(layer, members, forwards, []);
        IReadOnlyList<IMethodSymbol> run = passes is { } read ? [read.Forward.Method] : forwards;
        var reading = ParameterReader.Read(layer, members, WrittenMembers.ByPasses(layer, members, run, sources), [], null,
            passes?.Forward.ElementType, new StorageModels(), sources, []);
        return reading.Privates.Count == 0 || reading.Element is null
            ? null
            : new(type, PropertyOf(type), reading.Privates.Select(static parameter => parameter.Name).ToEquatableArray(), reading.Element);
    }

    // Two classes of one name may inherit one from the other.
    private static string PropertyOf(INamedTypeSymbol type)
    {
        var same = type.BaseType.WithBases().Count(above => above.Name == type.Name);
        return Prefix + type.Name + (same == 0 ? string.Empty : "_" + same);
    }
}

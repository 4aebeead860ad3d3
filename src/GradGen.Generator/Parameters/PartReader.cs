using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>
/// Objects that hold a parameter and its gradient side by side: <c>p.Value</c> and <c>p.Gradient</c>, <c>Data</c> and
/// <c>Diff</c>, <c>Weights</c> and <c>WeightGradients</c>. Each type is written once per layer.
/// </summary>
internal sealed class PartReader(LayerView layer, StorageModels storages, List<LayerProblem> problems)
{
    private static readonly string[] ListNames = ["param", "trainable", "learnable", "variables"];

    /// <summary>What generated code calls such an object.</summary>
    internal static Expression Part { get; } = new Expression.Named("part");

    private readonly Dictionary<TypeName, PartModel> _models = [];

    internal EquatableArray<PartModel> All => _models.Values.ToEquatableArray();

    /// <summary>Whether a member is such an object, or a collection of them.</summary>
    internal static bool IsPart(LayerMember member) =>
        TypeOf(member) is { } type && Members(type, member.Layer) is { } members && Pairing.Inside(members).Count > 0;

    /// <summary>What an object in a member holds, as members of their own.</summary>
    internal static IReadOnlyList<LayerMember> Parameters(LayerMember member) => Pairs(member) is { Count: > 0 } paired ? paired : HeldMembers.Of(member);

    private static IReadOnlyList<LayerMember> Pairs(LayerMember member) =>
        TypeOf(member) is { } type && type.Is(member.Type) && Members(type, member.Layer, member.Access) is { } members
            ? [.. Pairing.Inside(members).Select(static pair => pair.Parameter)]
            : [];

    /// <summary>The model of a member, and the element type of what it holds.</summary>
    internal ParameterModel? Read(LayerMember member, ref ITypeSymbol? element)
    {
        var type = TypeOf(member)!;
        var pairs = Pairing.Inside(Members(type, member.Layer)!);
        var values = pairs[0].Parameter.Storage.Element;
        element ??= values;
        if (pairs.FirstOrDefault(pair => !pair.Parameter.Storage.Element.Is(values)) is { Parameter: { } other })
            values = other.Storage.Element;
        if (!element.Is(values))
        {
            problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name,
                $"it holds {values.ToDisplayString()} values, but the layer's others are {element.ToDisplayString()}"));
            return null;
        }

        if (type.IsValueType && pairs.Any(static pair => pair.Parameter.Storage.IsScalar))
        {
            problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name,
                $"{type.Name} is a struct that holds its values itself, so that a check would change a copy: make it a class"));
            return null;
        }

        return Of(member, type, pairs.Select(pair => Model(pair.Parameter, pair.Gradient)).ToEquatableArray());
    }

    /// <summary>The model of a member that is an object of a type, or a collection of them, of which some values are parameters.</summary>
    internal ParameterModel Of(LayerMember member, INamedTypeSymbol type, EquatableArray<ParameterModel> parameters) =>
        new(member.Name, SubLayers.ElementOf(member).Access, type.Is(member.Type) ? ParameterKind.Part : ParameterKind.Parts, null, null)
        {
            How = NameOf(type, parameters),
        };

    /// <summary>Whether a member, as "Parameters" often does, holds the objects in other members again, for an optimiser.</summary>
    internal static bool IsListOf(LayerMember member, IEnumerable<LayerMember> others) =>
        TypeOf(member) is { } type && !type.Is(member.Type)
        && IsListName(member.Name)
        && others.Any(other => other.Type.Is(type));

    /// <summary>Whether a member is called like a list of all parameters.</summary>
    internal static bool IsListName(string name) => name.Mentions(ListNames);

    /// <summary>The type of the objects in a member; null when it cannot be one.</summary>
    internal static INamedTypeSymbol? TypeOf(LayerMember member) =>
        SubLayers.ElementOf(member).Type is INamedTypeSymbol
        {
            TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface,
            SpecialType: SpecialType.None, IsTupleType: false, IsRefLikeType: false
        } type
        && !OwnType.IsOfFramework(type) && !Adoptions.IsLayer(type, member.Layer.From)
            ? type
            : null;

    private string NameOf(INamedTypeSymbol type, EquatableArray<ParameterModel> parameters)
    {
        var name = TypeNames.Of(type);
        if (!_models.TryGetValue(name, out var model))
        {
            var written = "GradGen" + type.Name + "Parts";
            if (_models.Values.Any(other => other.Name == written) || layer.Type.Name == written)
                written += "_" + _models.Count;
            _models.Add(name, model = new PartModel(written, name, parameters));
        }

        return model.Name;
    }

    /// <summary>The model of a value of such an object.</summary>
    internal ParameterModel Model(LayerMember parameter, LayerMember? gradient)
    {
        var kind = parameter.Storage.IsScalar ? ParameterKind.Scalar : parameter.Storage.Own is null ? ParameterKind.Array : ParameterKind.Storage;
        return new ParameterModel(
            parameter.Name, parameter.Access, kind,
            gradient is null ? null : ParameterBuilder.Model(gradient, storages),
            parameter.Layer.Domain(parameter.Symbol))
        {
            How = storages.NameOf(parameter.Storage),
            IsReplaced = parameter.Storage.Own is { IsInPlace: false },
        };
    }

    private static IReadOnlyList<LayerMember>? Members(INamedTypeSymbol type, LayerView layer, Expression? owner = null)
    {
        var found = HeldMembers.In(type, layer, owner ?? Part)
            .Where(static member => member.Storage.IsReal && !(member.Storage.IsScalar && member.IsReadOnly)).ToArray();
        return found.Length < 2 ? null : found;
    }
}

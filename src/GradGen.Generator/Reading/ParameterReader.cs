using GradGen.Generator.Model;
using GradGen.Generator.Reading.Adopting;
using GradGen.Generator.Reading.Storages;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Tells parameters from the other members of a layer, and finds their gradients: by attribute, then by name.</summary>
internal sealed class ParameterReader
{
    private readonly IReadOnlyList<LayerMember> _members;
    private readonly HashSet<string> _written;
    private readonly StorageModels _storages;
    private readonly List<LayerProblem> _problems;
    private readonly Dictionary<LayerMember, LayerMember> _gradientOf = [];
    private readonly HashSet<LayerMember> _gradients = [];
    private readonly HashSet<LayerMember> _parameters = [];
    private readonly HashSet<LayerMember> _parts = [];

    private ParameterReader(IReadOnlyList<LayerMember> members, HashSet<string> written, StorageModels storages, List<LayerProblem> problems)
    {
        _members = members;
        _written = written;
        _storages = storages;
        _problems = problems;
    }

    /// <summary>The parameters and sub-layers in declaration order, and the element type that they share, if any says it.</summary>
    /// <remarks><c>handedOut</c> names the members whose gradients Backward gives to its caller.</remarks>
    internal static ParameterReading Read(
        LayerView layer, IReadOnlyList<LayerMember> members, HashSet<string> written, IReadOnlyCollection<string> handedOut, ITypeSymbol? element, StorageModels storages, List<LayerProblem> problems)
    {
        var reader = new ParameterReader(members, written, storages, problems);
        // What Forward overwrites may be called like something that Backward gives a gradient of, and is a cache.
        reader._parameters.UnionWith(members.Where(member => handedOut.Contains(member.Name) && !written.Contains(member.Name)));
        reader.Pair();
        var parts = new PartReader(layer, storages, problems);
        var (models, shared) = reader.Build(layer, parts, element);
        return new ParameterReading(models, parts.All, shared, [.. members.Where(reader._parameters.Contains)], reader._gradientOf);
    }

    /// <summary>The pairs of a parameter and its gradient among the members of an object.</summary>
    internal static IReadOnlyList<(LayerMember Parameter, LayerMember Gradient)> PairsOf(IReadOnlyList<LayerMember> members)
    {
        var reader = new ParameterReader(members, [], new StorageModels(), []);
        foreach (var member in members)
        {
            if (member.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] } && members.FirstOrDefault(other => other.Name == name) is { } parameter)
                reader.Join(member, parameter);
        }

        reader.PairByName(MemberNames.Normalise);
        if (reader._gradientOf.Count == 0)
            reader.PairOnly();
        return [.. members.Where(reader._gradientOf.ContainsKey).Select(member => (member, reader._gradientOf[member])).Where(static pair => pair.member.Storage.IsScalar == pair.Item2.Storage.IsScalar && Obstacle(pair.member) is null && Obstacle(pair.Item2) is null)];
    }

    /// <summary>Whether a layer has parameters, in itself or in sub-layers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="asked">Layers that were asked before: they may refer to one another in a circle.</param>
    internal static bool HasParameters(LayerView layer, HashSet<INamedTypeSymbol> asked)
    {
        var members = LayerMember.Of(layer);
        return ParametersAmong(members, WrittenMembers.Of(layer, PassReader.ForwardCandidates(layer), CancellationToken.None)).Count > 0 || members.Any(member => SubLayers.ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, layer.From) && SubLayers.HasParameters(LayerView.Of(type, layer.From), asked));
    }

    /// <summary>Those of some members that are parameters, or objects that hold some.</summary>
    internal static HashSet<LayerMember> ParametersAmong(IReadOnlyList<LayerMember> members, HashSet<string> written)
    {
        var reader = new ParameterReader(members, written, new StorageModels(), []);
        reader.Pair();
        reader._parameters.UnionWith(reader._parts);
        return reader._parameters;
    }

    private void Pair()
    {
        foreach (var member in _members.Where(member => member.Has("ParameterAttribute")))
            _parameters.Add(member);
        foreach (var member in _members)
        {
            if (member.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] }
                && _members.FirstOrDefault(other => other.Name == name) is { } parameter)
            {
                Join(member, parameter);
            }
        }

        PairByName(MemberNames.Normalise);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)));
        foreach (var member in _members.Where(member => !_parameters.Contains(member) && !_gradients.Contains(member) && !_written.Contains(member.Name) && PartReader.IsPart(member)))
            _parts.Add(member);
        PairByPrefix();
        PairBareGradient();
        foreach (var member in Free().Where(IsNamedLikeParameter))
            _parameters.Add(member);
    }

    private bool IsNamedLikeParameter(LayerMember member) =>
        MemberNames.IsParameter(MemberNames.Normalise(member.Name)) && !IsMoment(member) && !_written.Contains(member.Name)
        && ((member.Storage.IsReal && !member.Storage.IsScalar) || LooksLikeTensor(member.Type));

    // An optimiser's: vWeights beside weights. With queries and keys, vWeights is the values'.
    private bool IsMoment(LayerMember member) =>
        MemberNames.Normalise(member.Name) is ['v', ..] name && Candidates().Any(other => MemberNames.Normalise(other.Name) == name.Substring(1) && SameType(other, member));

    private void PairByName(Func<string, string> key)
    {
        // The first declared wins, as in "w" beside "weights".
        var byName = new Dictionary<string, LayerMember>(StringComparer.Ordinal);
        foreach (var member in Candidates())
        {
            if (!byName.ContainsKey(key(member.Name)))
                byName.Add(key(member.Name), member);
        }

        foreach (var gradient in Candidates().Where(member => !_parameters.Contains(member)))
        {
            var parameter = MemberNames.GradientOf(MemberNames.Normalise(gradient.Name))
                .SelectMany(name => new[] { name, key(name) })
                .Select(name => byName.TryGetValue(name, out var found) ? found : null)
                .FirstOrDefault(found => found is not null && !ReferenceEquals(found, gradient));
            if (parameter is not null && CanPair(gradient, parameter))
                Join(gradient, parameter);
        }
    }

    // kernelGradients beside kernelFilters: the gradient's name begins the parameter's, and no other's.
    private void PairByPrefix()
    {
        foreach (var gradient in Free())
        {
            foreach (var stem in MemberNames.GradientOf(MemberNames.Normalise(gradient.Name)).Where(static stem => stem.Length >= 4))
            {
                var parameters = Free().Where(member => !ReferenceEquals(member, gradient) && SameType(member, gradient)
                    && MemberNames.Normalise(member.Name).StartsWith(stem, StringComparison.Ordinal)).ToArray();
                if (parameters.Length == 1 && CanPair(gradient, parameters[0]))
                {
                    Join(gradient, parameters[0]);
                    break;
                }
            }
        }
    }

    // A bare "gradients" beside a single "weights".
    private void PairBareGradient()
    {
        var gradients = Free().Where(static member => MemberNames.IsBareGradient(MemberNames.Normalise(member.Name))).ToArray();
        var parameters = Free().Where(member => MemberNames.IsParameter(MemberNames.Normalise(member.Name)) && !IsMoment(member) && !_gradientOf.ContainsKey(member)).ToArray();
        if (gradients.Length == 1 && parameters.Length == 1 && SameType(gradients[0], parameters[0]))
            Join(gradients[0], parameters[0]);
    }

    // The only gradient of an object beside its only value: Data and Diff, Value and Gradient.
    private void PairOnly()
    {
        var gradients = Free().Where(static member => ValueAccessReader.IsGradient(member.Name)).ToArray();
        var values = Free().Where(member => !gradients.Contains(member) && ValueAccessReader.IsValue(member.Name)).ToArray();
        // Beside w and g, m is an optimiser's.
        if (values.Length > 1)
            values = [.. values.Where(static member => MemberNames.Normalise(member.Name) != "m")];
        if (gradients.Length == 1 && values.Length == 1 && SameType(gradients[0], values[0]))
            Join(gradients[0], values[0]);
    }

    // A cached input beside the buffer of its gradient looks like a pair; that Forward overwrites it tells them apart.
    private bool CanPair(LayerMember gradient, LayerMember parameter) =>
        !_gradients.Contains(parameter) && !_gradientOf.ContainsKey(parameter) && !_gradients.Contains(gradient) && !_gradientOf.ContainsKey(gradient)
        && (!_written.Contains(parameter.Name) || MemberNames.IsParameter(MemberNames.Normalise(parameter.Name)));

    private void Join(LayerMember gradient, LayerMember parameter)
    {
        _gradients.Add(gradient);
        _gradientOf[parameter] = gradient;
        _parameters.Add(parameter);
    }

    private IEnumerable<LayerMember> Candidates() =>
        _members.Where(member => (member.Storage.IsReal || LooksLikeTensor(member.Type)) && !_gradients.Contains(member));

    private IEnumerable<LayerMember> Free() => Candidates().Where(member => !_parameters.Contains(member) && !_parts.Contains(member)).ToArray();

    private static bool SameType(LayerMember one, LayerMember other) => SymbolEqualityComparer.Default.Equals(one.Type, other.Type);

    // What cannot be packed yet is still recognised, so that it can be named as left out.
    private static bool LooksLikeTensor(ITypeSymbol type) =>
        Storage.Of(type) is { IsScalar: false, Element.SpecialType: SpecialType.System_Decimal } or { IsReal: false, HoldsReals: true }
        || (type is INamedTypeSymbol named && !LayerTypes.IsLayer(named)
            && (new[] { "Matrix", "Tensor", "Vector", "NdArray", "NDArray", "Volume", "Blob" }.Any(word => named.Name.IndexOf(word, StringComparison.Ordinal) >= 0)
                || (named.Name is "List" or "IList" or "IReadOnlyList" or "Memory" or "ReadOnlyMemory" && named.TypeArguments.Length == 1 && Storage.Of(named.TypeArguments[0]).IsReal)));

    private (IReadOnlyList<ParameterModel>, ITypeSymbol?) Build(LayerView layer, PartReader parts, ITypeSymbol? element)
    {
        var parameters = new List<ParameterModel>();
        foreach (var member in _members)
        {
            if (_parameters.Contains(member))
            {
                if (BuildParameter(layer, member, ref element) is { } parameter)
                    parameters.Add(parameter);
            }
            else if (_parts.Contains(member))
            {
                if (!PartReader.IsListOf(member, _parts) && parts.Read(member, ref element) is { } part)
                    parameters.Add(part);
            }
            else if (!_gradients.Contains(member) && SubLayers.Read(layer, member, element, _problems) is { } subLayer)
            {
                parameters.Add(subLayer);
            }
        }

        return (parameters, element);
    }

    private ParameterModel? BuildParameter(LayerView layer, LayerMember member, ref ITypeSymbol? element)
    {
        if (!member.Storage.IsReal || (member.Storage.Element is ITypeParameterSymbol && !IsTypeParameterOf(layer.Type, member.Storage.Element)))
        {
            Report(member, $"values of type {Show(member.Type)} cannot be packed{Unreachable(layer, member.Type)}");
            return null;
        }

        element ??= member.Storage.Element;
        if (!SymbolEqualityComparer.Default.Equals(element, member.Storage.Element))
        {
            Report(member, $"it holds {Show(member.Storage.Element)} values, but the layer's others are {Show(element)}");
            return null;
        }

        if (member.Storage.IsScalar && member.IsReadOnly)
        {
            Report(member, "it is a read-only number, which a check cannot change");
            return null;
        }

        if (Obstacle(member) is { } obstacle)
        {
            Report(member, obstacle);
            return null;
        }

        var kind = member.Storage.IsScalar ? ParameterKind.Scalar : member.Storage.Own is null ? ParameterKind.Array : ParameterKind.Storage;
        return new ParameterModel(member.Name, member.Access, kind, GradientFor(member), member.Layer.Domain(member.Symbol))
        {
            How = _storages.NameOf(member.Storage),
            IsReplaced = member.Storage.Own is { IsInPlace: false },
        };
    }

    private GradientModel? GradientFor(LayerMember parameter)
    {
        if (!_gradientOf.TryGetValue(parameter, out var gradient))
            return null;
        if (SymbolEqualityComparer.Default.Equals(gradient.Storage.Element, parameter.Storage.Element) && gradient.Storage.IsScalar == parameter.Storage.IsScalar
            && !(gradient.Storage.IsScalar && gradient.IsReadOnly))
        {
            if (Obstacle(gradient) is not { } obstacle)
                return new GradientModel(gradient.Name, gradient.Access, _storages.NameOf(gradient.Storage), gradient.Storage.Own is { IsInPlace: false });
            Report(gradient, $"as the gradient of {parameter.Name}: {obstacle}", parameter.Name);
            return null;
        }

        // That the types differ is said by a rule of its own.
        if (gradient.Storage.IsScalar && gradient.IsReadOnly && parameter.Storage.IsScalar)
            Report(gradient, $"as the gradient of {parameter.Name}, which is {Show(parameter.Type)}, it cannot be read-only", parameter.Name);
        return null;
    }

    // What stands in the way of changing values of an own type.
    private static string? Obstacle(LayerMember member) => member.Storage.Own switch
    {
        { Values.Assignment: null } own => $"the values of {own.Type.Name} can be read, but not set: give its indexer a setter, or let an array or a span of them be seen",
        { IsInPlace: false } own when member.IsReadOnly => $"{own.Type.Name} is a struct that holds its values itself, which a check cannot change where it is read-only",
        _ => null,
    };

    private static string Unreachable(LayerView layer, ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } && layer.HasSource(type)
            ? $": let {type.Name} show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal"
            : string.Empty;

    private static bool IsTypeParameterOf(INamedTypeSymbol layer, ITypeSymbol element)
    {
        for (var type = layer; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Contains(element, SymbolEqualityComparer.Default))
                return true;
        }

        return false;
    }

    private void Report(LayerMember member, string why, string? parameter = null) =>
        _problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name, why) { Member = parameter });

    private static string Show(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}

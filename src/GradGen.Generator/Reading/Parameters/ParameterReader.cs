using GradGen.Generator.Model;
using GradGen.Generator.Reading.Adopting;
using GradGen.Generator.Reading.Storages;
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
    private readonly Dictionary<LayerMember, LayerMember> _twins = [];

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
        var models = reader.Build(layer, parts, members, null, problems, ref element);
        // Reported once, as members of the layer itself.
        var privates = !layer.IsAdopted && PrivateParameters.AreServed(layer.Type)
            ? reader.Build(layer, parts, members.Where(member => member.Symbol.DeclaredAccessibility == Accessibility.Private && SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingType, layer.Type)), "part", [], ref element)
            : [];
        return new ParameterReading(models, parts.All, element, [.. members.Where(reader._parameters.Contains)], reader._gradientOf) { Privates = privates };
    }

    /// <summary>The pairs of a parameter and its gradient among the members of an object.</summary>
    internal static IReadOnlyList<(LayerMember Parameter, LayerMember Gradient)> PairsOf(IReadOnlyList<LayerMember> members)
    {
        var reader = new ParameterReader(members, [], new StorageModels(), []);
        reader.PairMarked();
        reader.PairByName(MemberNames.Normalise);
        if (reader._gradientOf.Count == 0)
            reader.PairOnly();
        return [.. members.Where(reader._gradientOf.ContainsKey).Select(member => (member, reader._gradientOf[member])).Where(static pair => pair.member.Storage.IsScalar == pair.Item2.Storage.IsScalar && ParameterBuilder.Obstacle(pair.member) is null && ParameterBuilder.Obstacle(pair.Item2) is null)];
    }

    /// <summary>Whether a layer has parameters, in itself or in sub-layers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="asked">Layers that were asked before: they may refer to one another in a circle.</param>
    internal static bool HasParameters(LayerView layer, HashSet<INamedTypeSymbol> asked)
    {
        var members = LayerMember.Of(layer);
        return ParametersAmong(members, WrittenMembers.Of(layer, PassCandidates.Forward(layer), CancellationToken.None)).Count > 0 || members.Any(member => SubLayers.ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, layer.From) && SubLayers.HasParameters(LayerView.Of(type, layer.From), asked));
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
        PairMarked();
        PairByName(MemberNames.Normalise);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)));
        foreach (var member in _members.Where(member => !_parameters.Contains(member) && !_gradients.Contains(member) && !_written.Contains(member.Name) && PartReader.IsPart(member)))
            _parts.Add(member);
        PairTwins();
        PairByPrefix();
        PairBareGradient();
        foreach (var member in Free().Where(IsNamedLikeParameter))
            _parameters.Add(member);
    }

    private void PairMarked()
    {
        foreach (var member in _members)
        {
            if (member.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] } && _members.FirstOrDefault(other => other.Name == name) is { } parameter)
                Join(member, parameter);
        }
    }

    private bool IsNamedLikeParameter(LayerMember member) =>
        MemberNames.IsParameter(MemberNames.Normalise(member.Name)) && !IsMoment(member) && !_written.Contains(member.Name)
        && ((member.Storage.IsReal && !member.Storage.IsScalar) || member.Items is not null || Unpackable.LooksLikeTensor(member.Type));

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

    // Two objects of one type, or two tuples: _parameters.W and _gradients.W.
    private void PairTwins()
    {
        var holders = _members.Where(member => member.Type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } && !_parameters.Contains(member) && !_gradients.Contains(member) && !_parts.Contains(member) && member.Items is null
            && _members.Any(other => !ReferenceEquals(other, member) && SymbolEqualityComparer.Default.Equals(other.Type, member.Type))
            && !_written.Contains(member.Name) && !_written.Contains(WrittenMembers.Inside(member.Name)) && HeldMembers.Of(member).Count > 0).ToArray();
        if (holders.Length < 2)
            return;
        foreach (var gradient in holders)
        {
            var name = MemberNames.Normalise(gradient.Name);
            var others = holders.Where(other => !ReferenceEquals(other, gradient) && SymbolEqualityComparer.Default.Equals(other.Type, gradient.Type)).ToArray();
            var parameter = others.FirstOrDefault(other => MemberNames.GradientOf(name).Contains(MemberNames.Normalise(other.Name)))
                ?? (MemberNames.IsBareGradient(name) && others.Where(static other => MemberNames.Normalise(other.Name) is var bare && (MemberNames.IsAnyParameter(bare) || MemberNames.IsParameter(bare))).ToArray() is [var only] ? only : null);
            if (parameter is not null && !_twins.ContainsKey(parameter))
                _twins[parameter] = gradient;
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
        var parameters = Free().Where(member => (MemberNames.IsParameter(MemberNames.Normalise(member.Name)) || (member.Items is not null && MemberNames.IsAnyParameter(MemberNames.Normalise(member.Name)))) && !IsMoment(member) && !_gradientOf.ContainsKey(member)).ToArray();
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
        _members.Where(member => (member.Storage.IsReal || member.Items is not null || Unpackable.LooksLikeTensor(member.Type)) && !_gradients.Contains(member));

    private IEnumerable<LayerMember> Free() => Candidates().Where(member => !_parameters.Contains(member) && !_parts.Contains(member)).ToArray();

    private static bool SameType(LayerMember one, LayerMember other) =>
        SymbolEqualityComparer.Default.Equals(one.Type, other.Type) || (one.Items is { } items && other.Items is { } others && SymbolEqualityComparer.Default.Equals(items.Type, others.Type));

    private IReadOnlyList<ParameterModel> Build(LayerView layer, PartReader parts, IEnumerable<LayerMember> members, string? owner, List<LayerProblem> problems, ref ITypeSymbol? element)
    {
        var parameters = new List<ParameterModel>();
        var builder = new ParameterBuilder(layer, _storages, problems);
        foreach (var member in members)
        {
            var reached = owner is null ? member : member with { Owner = owner };
            if (_parameters.Contains(member))
            {
                if (builder.Build(reached, _gradientOf.TryGetValue(member, out var gradient) ? owner is null ? gradient : gradient with { Owner = owner } : null, ref element) is { } parameter)
                    parameters.Add(parameter);
            }
            else if (_parts.Contains(member))
            {
                if (!PartReader.IsListOf(member, _parts) && parts.Read(reached, ref element) is { } part)
                    parameters.Add(part);
            }
            else if (_twins.TryGetValue(member, out var twin))
            {
                foreach (var (one, other) in HeldMembers.Of(reached).Zip(HeldMembers.Of(owner is null ? twin : twin with { Owner = owner }), static (one, other) => (one, other)))
                {
                    if (builder.Build(one, other, ref element) is { } held)
                        parameters.Add(held with { Name = $"{member.Name}.{one.Name}", Blocks = new[] { member.Name }.ToEquatableArray() });
                }
            }
            else if (!_gradients.Contains(member) && SubLayers.Read(layer, reached, element, problems) is { } subLayer)
            {
                parameters.Add(subLayer);
            }
        }

        return parameters;
    }
}

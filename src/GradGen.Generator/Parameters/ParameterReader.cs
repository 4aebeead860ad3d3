using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Tells parameters from the other members of a layer, and finds their gradients: by attribute, then by name.</summary>
internal sealed class ParameterReader
{
    private readonly IReadOnlyList<LayerMember> _members;
    private readonly HashSet<string> _written;
    private readonly Dictionary<LayerMember, LayerMember> _gradientOf = [];
    private readonly HashSet<LayerMember> _gradients = [];
    private readonly HashSet<LayerMember> _parameters = [];
    private readonly HashSet<LayerMember> _parts = [];
    private readonly Dictionary<LayerMember, LayerMember> _twins = [];
    private readonly List<(LayerMember View, string Of)> _views = [];
    private SteppedObjects? _stepped;

    private ParameterReader(IReadOnlyList<LayerMember> members, HashSet<string> written) => (_members, _written) = (members, written);

    /// <summary>The parameters and sub-layers in declaration order, and the element type that they share, if any says it.</summary>
    /// <remarks><c>handedOut</c> names the members whose gradients Backward gives to its caller.</remarks>
    internal static ParameterReading Read(
        LayerView layer, IReadOnlyList<LayerMember> members, HashSet<string> written, IReadOnlyCollection<string> handedOut, SteppedObjects? stepped,
        ITypeSymbol? element, StorageModels storages, SourceModels sources, List<LayerProblem> problems)
    {
        var reader = new ParameterReader(members, written);
        reader._views.AddRange(ShownMembers.Views(layer));
        // What Forward overwrites may be called like something that Backward gives a gradient of, and is a cache.
        reader._parameters.UnionWith(members.Where(member => handedOut.Contains(member.Name) && !written.Contains(member.Name)));
        reader.Pair();
        // Where gradients are kept as well, these are what is to be checked.
        reader._stepped = reader._gradientOf.Count == 0 ? stepped : null;
        var parts = new PartReader(layer, storages, problems);
        LayerMember[] all = [.. members, .. reader._views.Select(static view => view.View)];
        var models = reader.Build(new ParameterBuilder(layer, storages, problems), parts, new SubLayers(layer, sources, problems), all, null, ref element);
        MarkedInVain.Report(layer, members.Concat(
            reader._views.Select(static view => view.View).Where(view => reader._parameters.Contains(view) || reader._gradients.Contains(view))), problems);
        CapturedParameters.Report(layer, members, problems);
        // Reported once, as members of the layer itself.
        var privates = !layer.IsAdopted && Heirs.AreServed(layer.Type)
            ? reader.Build(new ParameterBuilder(layer, storages, []), parts, new SubLayers(layer, sources, []), members.Where(reader.IsServed),
                PartReader.Part, ref element)
            : [];
        return new ParameterReading(models, parts.All, element, [.. all.Where(reader._parameters.Contains)], reader._gradientOf)
        {
            Privates = privates,
            AreSteppedInside = reader._stepped is not null
                || (reader._parameters.Count + reader._parts.Count == 0 && members.Any(SubLayers.TakesStep)),
        };
    }

    // Heirs cannot reach it, or not its gradient.
    private bool IsServed(LayerMember member) =>
        member.Symbol.ContainingType.Is(member.Layer.Type)
        && (IsPrivate(member)
            || (_gradientOf.TryGetValue(member, out var gradient) && IsPrivate(gradient) && gradient.Symbol.ContainingType.Is(member.Layer.Type)));

    private static bool IsPrivate(LayerMember member) => member.Symbol.DeclaredAccessibility == Accessibility.Private;

    /// <summary>The pairs of a parameter and its gradient among the members of an object.</summary>
    internal static IReadOnlyList<(LayerMember Parameter, LayerMember Gradient)> PairsOf(IReadOnlyList<LayerMember> members)
    {
        var reader = new ParameterReader(members, []);
        reader.PairMarked();
        reader.PairByName(MemberNames.Normalise, static member => [member.Name]);
        reader.PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => [member.Name]);
        if (reader._gradientOf.Count == 0)
            reader.PairOnly();
        return [.. members.Where(reader._gradientOf.ContainsKey).Select(member => (member, reader._gradientOf[member]))
            .Where(static pair => pair.member.Storage.IsScalar == pair.Item2.Storage.IsScalar && ParameterBuilder.Obstacle(pair.member) is null
                && ParameterBuilder.Obstacle(pair.Item2) is null)];
    }

    /// <summary>Whether a layer has parameters, in itself or in sub-layers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="asked">Layers that were asked before: they may refer to one another in a circle.</param>
    /// <param name="sources">The bodies.</param>
    internal static bool HasParameters(LayerView layer, HashSet<INamedTypeSymbol> asked, SourceModels sources)
    {
        var members = LayerMembers.Of(layer);
        return ParametersAmong(members, WrittenMembers.Of(layer, members, PassCandidates.Forward(layer), sources)).Count > 0
            || members.Any(member => SubLayers.ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, layer.From)
                && SubLayers.HasParameters(LayerView.Of(type, layer.From), asked, sources));
    }

    /// <summary>Those of some members that are parameters, or objects that hold some.</summary>
    internal static HashSet<LayerMember> ParametersAmong(IReadOnlyList<LayerMember> members, HashSet<string> written)
    {
        var reader = new ParameterReader(members, written);
        reader.Pair();
        reader._parameters.UnionWith(reader._parts);
        return reader._parameters;
    }

    private void Pair()
    {
        // An object of values and gradients has the gradients of its own.
        foreach (var member in _members.Where(static member => member.Has("ParameterAttribute")))
            (PartReader.IsPart(member) ? _parts : _parameters).Add(member);
        PairMarked();
        PairKeyed();
        PairByName(MemberNames.Normalise, static member => [member.Name]);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => [member.Name]);
        PairByName(MemberNames.Normalise, static member => member.Names);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => member.Names);
        foreach (var member in _members.Where(
            member => !_parameters.Contains(member) && !_gradients.Contains(member) && !_written.Contains(member.Name) && PartReader.IsPart(member)
                && !IsRecord(member)))
            _parts.Add(member);
        PairViews();
        PairTwins();
        PairByPrefix();
        PairBareGradient();
        foreach (var member in Free().Where(IsNamedLikeParameter))
            _parameters.Add(member);
    }

    // An object whose values Forward writes, as it does with a record of what went through.
    private bool IsRecord(LayerMember member) =>
        _written.Contains(WrittenNames.Inside(member.Name))
            && PartReader.Parameters(member).All(parameter => _written.Contains(WrittenNames.Inside(member.Name) + parameter.Name));

    private void PairMarked()
    {
        foreach (var member in _members)
        {
            if (member.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] }
                && (_members.FirstOrDefault(other => other.Name == name) ?? _members.FirstOrDefault(other => other.Names.Contains(name))) is { } parameter)
                Join(member, parameter);
        }
    }

    // A dictionary of gradients beside parameters that are members each: Gradients["w"] is that of _w.
    private void PairKeyed()
    {
        foreach (var dictionary in Candidates().Where(member => member.Items is not null && !_parameters.Contains(member)).ToArray())
        {
            // A dictionary of parameters has one of gradients to itself.
            if (_members.Any(other => !ReferenceEquals(other, dictionary) && other.Items is { HasKeys: true } && SameType(other, dictionary)))
                continue;
            foreach (var entry in KeyedGradients.Of(dictionary))
            {
                var key = MemberNames.Normalise(entry.Key!);
                var parameter = Candidates().FirstOrDefault(member => member.Storage is { IsReal: true, IsScalar: false } && member.Items is null
                    && MemberNames.Normalise(member.Name) is var name
                    && (name == key || MemberNames.Abbreviate(name) == MemberNames.Abbreviate(key) || MemberNames.GradientOf(key).Contains(name)));
                if (parameter is null || !CanPair(entry, parameter))
                    continue;
                Join(entry, parameter);
                _gradients.Add(dictionary);
            }
        }
    }

    private bool IsNamedLikeParameter(LayerMember member) =>
        member.Names.Any(static name => MemberNames.IsParameter(MemberNames.Normalise(name))) && !IsMoment(member) && !IsProjection(member)
            && !WrittenOut.Is(member) && !_written.Contains(member.Name)
        && ((member.Storage.IsReal && !member.Storage.IsScalar) || member.Items is not null || Unpackable.LooksLikeTensor(member.Type));

    // Nobody has a table of biases: a rectangle called b is a matrix of its own, mostly one that is fixed.
    private static bool IsProjection(LayerMember member) => MemberNames.Normalise(member.Name) is "b" && member.Type is IArrayTypeSymbol { Rank: > 1 };

    // An optimiser's: vWeights beside weights. With queries and keys, vWeights is the values'.
    private bool IsMoment(LayerMember member) =>
        MemberNames.Normalise(member.Name) is ['v', ..] name
            && Candidates().Any(other => MemberNames.Normalise(other.Name) == name.Substring(1) && SameType(other, member));

    private void PairByName(Func<string, string> key, Func<LayerMember, IEnumerable<string>> names)
    {
        // The first declared wins, as in "w" beside "weights".
        var byName = new Dictionary<string, LayerMember>(StringComparer.Ordinal);
        foreach (var member in Candidates())
        {
            foreach (var name in names(member).Select(key).Where(name => !byName.ContainsKey(name)))
                byName.Add(name, member);
        }

        foreach (var gradient in Candidates().Where(member => !_parameters.Contains(member)))
        {
            var parameter = names(gradient).SelectMany(static name => MemberNames.GradientOf(MemberNames.Normalise(name)))
                .SelectMany(name => new[] { name, key(name) })
                .Select(name => byName.TryGetValue(name, out var found) ? found : null)
                .FirstOrDefault(found => found is not null && !ReferenceEquals(found, gradient));
            if (parameter is not null && CanPair(gradient, parameter))
                Join(gradient, parameter);
        }
    }

    // A parameter or its gradient, or both, that only a property shows; what it is a part of is then none.
    private void PairViews()
    {
        var views = _views.Where(view => !_parameters.Concat(_gradients).Concat(_parts).Any(known => known.Name == view.Of)
            && !_members.Any(member => member.Name == view.Of && SubLayers.ElementOf(member).Type is INamedTypeSymbol type
                && Adoptions.IsLayer(type, member.Layer.From))).Select(static view => view.View).ToArray();
        foreach (var gradient in views)
        {
            var marked = gradient.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : null;
            var stems = MemberNames.GradientOf(MemberNames.Normalise(gradient.Name)).ToArray();
            var parameter = _members.Where(member => member.Storage.IsReal && !member.Storage.IsScalar && !_written.Contains(member.Name))
                .Concat(views).FirstOrDefault(other => !ReferenceEquals(other, gradient)
                && (marked is null ? stems.Contains(MemberNames.Normalise(other.Name)) : other.Names.Contains(marked)));
            if (parameter is not null && CanPair(gradient, parameter))
                Join(gradient, parameter);
        }

        foreach (var parameter in views.Where(view =>
            view.Has("ParameterAttribute")
                || (!_gradients.Contains(view)
                    && LayerMembers.FindHidden(_views.First(pair => ReferenceEquals(pair.View, view)).Of, view.Layer) is not null
                    && IsNamedLikeParameter(view))))
            _parameters.Add(parameter);
    }

    // Two objects of one type, or two tuples: _parameters.W and _gradients.W.
    private void PairTwins()
    {
        var holders = _members.Where(member =>
            member.Type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct }
                && !_parameters.Contains(member) && !_gradients.Contains(member) && !_parts.Contains(member) && member.Items is null
            && _members.Any(other => !ReferenceEquals(other, member) && other.Type.Is(member.Type))
            && !_written.Contains(member.Name) && !_written.Contains(WrittenNames.Inside(member.Name)) && HeldMembers.Of(member).Count > 0).ToArray();
        if (holders.Length < 2)
            return;
        foreach (var gradient in holders)
        {
            var name = MemberNames.Normalise(gradient.Name);
            var others = holders.Where(other => !ReferenceEquals(other, gradient) && other.Type.Is(gradient.Type)).ToArray();
            var parameter = others.FirstOrDefault(other => MemberNames.GradientOf(name).Contains(MemberNames.Normalise(other.Name)))
                ?? (MemberNames.IsBareGradient(name)
                    && others.Where(static other =>
                        MemberNames.Normalise(other.Name) is var bare && (MemberNames.IsAnyParameter(bare) || MemberNames.IsParameter(bare)))
                        .ToArray() is [var only] ? only : null);
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
        var gradients = Free().Where(static member => member.Names.Any(static name => MemberNames.IsBareGradient(MemberNames.Normalise(name)))).ToArray();
        var parameters = Free().Where(member =>
            (MemberNames.IsParameter(MemberNames.Normalise(member.Name))
                || (member.Items is not null && MemberNames.IsAnyParameter(MemberNames.Normalise(member.Name)))) && !IsMoment(member)
                && !_gradientOf.ContainsKey(member)).ToArray();
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

    // A cached input beside the buffer of its gradient looks like a pair; its name or that Forward overwrites it tells them apart.
    private bool CanPair(LayerMember gradient, LayerMember parameter) =>
        MemberNames.Normalise(parameter.Name) is not ("input" or "output")
        && !_gradients.Contains(parameter) && !_gradientOf.ContainsKey(parameter) && !_gradients.Contains(gradient) && !_gradientOf.ContainsKey(gradient)
        && (!_written.Contains(parameter.Name) || MemberNames.IsParameter(MemberNames.Normalise(parameter.Name)));

    private void Join(LayerMember gradient, LayerMember parameter)
    {
        _gradients.Add(gradient);
        _gradientOf[parameter] = gradient;
        _parameters.Add(parameter);
    }

    private IEnumerable<LayerMember> Candidates() =>
        _members.Where(member => (member.Storage.IsReal || member.Items is not null || Unpackable.LooksLikeTensor(member.Type))
            && !_gradients.Contains(member));

    private IEnumerable<LayerMember> Free() => Candidates().Where(member => !_parameters.Contains(member) && !_parts.Contains(member)).ToArray();

    private static bool SameType(LayerMember one, LayerMember other) =>
        one.Type.Is(other.Type) || (one.Items is { } items && other.Items is { } others && items.Type.Is(others.Type));

    private IReadOnlyList<ParameterModel> Build(ParameterBuilder builder, PartReader parts, SubLayers subLayers, IEnumerable<LayerMember> members,
        Expression? owner, ref ITypeSymbol? element)
    {
        var parameters = new List<ParameterModel>();
        foreach (var member in members)
        {
            if (ListedParameters.IsAgain(member, _members))
                continue;
            var reached = owner is null ? member : member with { Owner = owner };
            if (_stepped?.Read(reached, parts, ref element) is { } changed)
            {
                parameters.Add(changed);
            }
            else if (_parameters.Contains(member))
            {
                if (BuildOwn(builder, member, reached, ref element) is { } parameter)
                    parameters.Add(parameter);
            }
            else if (_parts.Contains(member))
            {
                if (!PartReader.IsListOf(member, _parts) && parts.Read(reached, ref element) is { } part)
                    parameters.Add(part);
            }
            else if (_twins.TryGetValue(member, out var twin))
            {
                BuildHeld(builder, reached, owner is null ? twin : twin with { Owner = owner }, parameters, ref element);
            }
            else if (!_gradients.Contains(member) && !_written.Contains(member.Name) && subLayers.Read(reached, element) is { } subLayer)
            {
                parameters.Add(subLayer);
            }
            else if (!_written.Contains(member.Name) && HiddenParameters.PairIn(member) is { } kept)
            {
                builder.LeaveOut(member, kept.Parameter, kept.Gradient);
            }
        }

        return parameters;
    }

    private ParameterModel? BuildOwn(ParameterBuilder builder, LayerMember member, LayerMember reached, ref ITypeSymbol? element)
    {
        if (_gradientOf.TryGetValue(member, out var gradient))
            return builder.Build(reached, gradient with { Owner = reached.Owner }, ref element);
        if (HiddenParameters.GradientOf(member) is not { } hidden)
            return builder.Build(reached, null, ref element);
        builder.LeaveOut(member, hidden);
        return null;
    }

    // What two objects hold under the same names: the values and their gradients.
    private static void BuildHeld(ParameterBuilder builder, LayerMember values, LayerMember gradients, List<ParameterModel> parameters,
        ref ITypeSymbol? element)
    {
        foreach (var (one, other) in HeldMembers.Of(values).Zip(HeldMembers.Of(gradients), static (one, other) => (one, other)))
        {
            if (builder.Build(one, other, ref element) is { } held)
                parameters.Add(held with { Name = $"{values.Name}.{one.Name}", Blocks = new[] { values.Name }.ToEquatableArray() });
        }
    }
}

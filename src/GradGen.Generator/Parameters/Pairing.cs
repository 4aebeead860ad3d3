using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Which members are parameters, and which are their gradients: by attribute, then by name.</summary>
internal sealed class Pairing
{
    private readonly IReadOnlyList<LayerMember> _members;
    private readonly MemberWrites _writes;
    private readonly IReadOnlyList<(LayerMember View, string Of)> _views;

    private Pairing(IReadOnlyList<LayerMember> members, MemberWrites writes, IReadOnlyList<(LayerMember View, string Of)> views) =>
        (_members, _writes, _views) = (members, writes, views);

    /// <summary>The gradients, by their parameters.</summary>
    internal Dictionary<LayerMember, LayerMember> GradientOf { get; } = [];

    /// <summary>Objects that hold gradients, by those that hold the parameters under the same names.</summary>
    internal Dictionary<LayerMember, LayerMember> Twins { get; } = [];

    internal HashSet<LayerMember> Parameters { get; } = [];

    internal HashSet<LayerMember> Gradients { get; } = [];

    /// <summary>Objects that hold both values and gradients.</summary>
    internal HashSet<LayerMember> Parts { get; } = [];

    /// <summary>Pairs the members of a layer, and the properties that show something inside them.</summary>
    /// <param name="members">The members.</param>
    /// <param name="writes">What Forward and Backward write.</param>
    /// <param name="views">The properties, each with the member that it shows a part of.</param>
    /// <param name="handedOut">Names of parameters whose gradients Backward gives to its caller.</param>
    internal static Pairing Of(IReadOnlyList<LayerMember> members, MemberWrites writes, IReadOnlyList<(LayerMember View, string Of)> views,
        IReadOnlyCollection<string> handedOut)
    {
        var pairing = new Pairing(members, writes, views);
        // What Forward overwrites may be called like something that Backward gives a gradient of, and is a cache.
        pairing.Parameters.UnionWith(members.Where(member => handedOut.Contains(member.Name) && !writes.ByForward.Contains(member.Name)));
        pairing.Pair();
        return pairing;
    }

    /// <summary>The pairs of a parameter and its gradient among the members of an object.</summary>
    internal static IReadOnlyList<(LayerMember Parameter, LayerMember Gradient)> Inside(IReadOnlyList<LayerMember> members)
    {
        var pairing = new Pairing(members, new([], [], new(static () => [])), []);
        pairing.PairMarked();
        pairing.PairByName(MemberNames.Normalise, static member => [member.Name]);
        pairing.PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => [member.Name]);
        if (pairing.GradientOf.Count == 0)
            pairing.PairOnly();
        return [.. members.Where(pairing.GradientOf.ContainsKey).Select(member => (member, pairing.GradientOf[member]))
            .Where(static pair => pair.member.Storage.IsScalar == pair.Item2.Storage.IsScalar && ParameterBuilder.Obstacle(pair.member) is null
                && ParameterBuilder.Obstacle(pair.Item2) is null)];
    }

    /// <summary>Those of some members that are parameters, or objects that hold some.</summary>
    internal static HashSet<LayerMember> ParametersAmong(IReadOnlyList<LayerMember> members, MemberWrites writes)
    {
        var pairing = Of(members, writes, [], []);
        return [.. pairing.Parameters, .. pairing.Parts];
    }

    private void Pair()
    {
        // An object of values and gradients has the gradients of its own.
        foreach (var member in _members.Where(static member => member.Has("ParameterAttribute")))
            (PartReader.IsPart(member) ? Parts : Parameters).Add(member);
        PairMarked();
        PairKeyed();
        PairByName(MemberNames.Normalise, static member => [member.Name]);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => [member.Name]);
        PairByName(MemberNames.Normalise, static member => member.Names);
        PairByName(static name => MemberNames.Abbreviate(MemberNames.Normalise(name)), static member => member.Names);
        foreach (var member in _members.Where(
            member => !Parameters.Contains(member) && !Gradients.Contains(member) && !_writes.ByForward.Contains(member.Name) && PartReader.IsPart(member)
                && !IsRecord(member)))
            Parts.Add(member);
        PairViews();
        PairTwins();
        PairByPrefix();
        PairBareGradient();
        PairLastLetter();
        // What only Backward knows is what it computes on the way.
        foreach (var member in Free().Where(member => IsNamedLikeParameter(member) && !_writes.OnlyByBackward.Value.Contains(member.Name)))
            Parameters.Add(member);
    }

    // An object whose values Forward writes, as it does with a record of what went through.
    private bool IsRecord(LayerMember member) =>
        _writes.ByForward.Contains(WrittenNames.Inside(member.Name))
            && PartReader.Parameters(member).All(parameter => _writes.ByForward.Contains(WrittenNames.Inside(member.Name) + parameter.Name));

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
        foreach (var dictionary in Candidates().Where(member => member.Items is not null && !Parameters.Contains(member)).ToArray())
        {
            // A dictionary of parameters has one of gradients to itself.
            if (_members.Any(other => !ReferenceEquals(other, dictionary) && other.Items is { HasKeys: true } && SameType(other, dictionary)))
                continue;
            foreach (var entry in KeyedGradients.Of(dictionary))
            {
                var key = MemberNames.Normalise(entry.Key!);
                var parameter = Candidates().FirstOrDefault(member => member.Storage is { IsReal: true, IsScalar: false } && member.Items is null
                    && member.Stem is var name
                    && (name == key || MemberNames.Abbreviate(name) == MemberNames.Abbreviate(key) || MemberNames.GradientOf(key).Contains(name)));
                if (parameter is null || !CanPair(entry, parameter))
                    continue;
                Join(entry, parameter);
                Gradients.Add(dictionary);
            }
        }
    }

    private bool IsNamedLikeParameter(LayerMember member) =>
        member.Names.Any(static name => MemberNames.IsParameter(MemberNames.Normalise(name))) && !IsMoment(member) && !IsProjection(member)
            && !WrittenOut.Is(member) && !_writes.ByForward.Contains(member.Name)
        && ((member.Storage.IsReal && !member.Storage.IsScalar) || member.Items is not null || Unpackable.LooksLikeTensor(member.Type));

    // There are no tables of biases: a rectangle called b is some other matrix, usually a fixed one.
    private static bool IsProjection(LayerMember member) => member.Stem is "b" && member.Type is IArrayTypeSymbol { Rank: > 1 };

    // An optimiser's: vWeights beside weights. With queries and keys, vWeights is the values'.
    private bool IsMoment(LayerMember member) =>
        member.Stem is ['v', ..] name
            && Candidates().Any(other => other.Stem == name.Substring(1) && SameType(other, member));

    private void PairByName(Func<string, string> key, Func<LayerMember, IEnumerable<string>> names)
    {
        // The first declared wins, as in "w" beside "weights".
        var byName = new Dictionary<string, LayerMember>();
        foreach (var member in Candidates())
        {
            foreach (var name in names(member).Select(key).Where(name => !byName.ContainsKey(name)))
                byName.Add(name, member);
        }

        foreach (var gradient in Candidates().Where(member => !Parameters.Contains(member)))
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
        var views = _views.Where(view => !Parameters.Concat(Gradients).Concat(Parts).Any(known => known.Name == view.Of)
            && !_members.Any(member => member.Name == view.Of && SubLayers.ElementOf(member).Type is INamedTypeSymbol type
                && Adoptions.IsLayer(type, member.Layer.From))).Select(static view => view.View).ToArray();
        foreach (var gradient in views.Concat(Free()))
        {
            var marked = gradient.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : null;
            var stems = MemberNames.GradientOf(gradient.Stem).ToArray();
            var parameter = _members.Where(member => member.Storage.IsReal && !member.Storage.IsScalar && !_writes.ByForward.Contains(member.Name))
                .Concat(views).FirstOrDefault(other => !ReferenceEquals(other, gradient)
                && (marked is null ? stems.Contains(other.Stem) : other.Names.Contains(marked)));
            if (parameter is not null && CanPair(gradient, parameter))
                Join(gradient, parameter);
        }

        foreach (var parameter in views.Where(view =>
            view.Has("ParameterAttribute")
                || (!Gradients.Contains(view)
                    && LayerMembers.FindHidden(_views.First(pair => ReferenceEquals(pair.View, view)).Of, view.Layer) is not null
                    && IsNamedLikeParameter(view))))
            Parameters.Add(parameter);
    }

    // Two objects of one type, or two tuples: Parameters.W and Gradients.W.
    private void PairTwins()
    {
        var holders = _members.Where(member =>
            member.Type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct }
                && !Parameters.Contains(member) && !Gradients.Contains(member) && !Parts.Contains(member) && member.Items is null
            && _members.Any(other => !ReferenceEquals(other, member) && other.Type.Is(member.Type))
            && !_writes.ByForward.Contains(member.Name) && !_writes.ByForward.Contains(WrittenNames.Inside(member.Name))
            && HeldMembers.Of(member).Count > 0).ToArray();
        if (holders.Length < 2)
            return;
        foreach (var gradient in holders)
        {
            var name = gradient.Stem;
            var others = holders.Where(other => !ReferenceEquals(other, gradient) && other.Type.Is(gradient.Type)).ToArray();
            var parameter = others.FirstOrDefault(other => MemberNames.GradientOf(name).Contains(other.Stem))
                ?? (MemberNames.IsBareGradient(name)
                    && others.Where(static other =>
                        other.Stem is var bare && (MemberNames.IsAnyParameter(bare) || MemberNames.IsParameter(bare)))
                        .ToArray() is [var only] ? only : null);
            if (parameter is not null && !Twins.ContainsKey(parameter))
                Twins[parameter] = gradient;
        }
    }

    // kernelGradients beside kernelFilters: the gradient's name begins the parameter's, and no other's.
    private void PairByPrefix()
    {
        foreach (var gradient in Free())
        {
            foreach (var stem in MemberNames.GradientOf(gradient.Stem).Where(static stem => stem.Length >= 4))
            {
                var parameters = Free().Where(member => !ReferenceEquals(member, gradient) && SameType(member, gradient)
                    && member.Stem.StartsWith(stem, StringComparison.Ordinal)).ToArray();
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
        // Beside gradients, delta is the error that they are computed from.
        if (gradients.Length > 1)
            gradients = [.. gradients.Where(static member => MemberNames.Normalise(member.Name) != "delta")];
        var parameters = Free().Where(member =>
            (MemberNames.IsParameter(member.Stem)
                || (member.Items is not null && MemberNames.IsAnyParameter(member.Stem))) && !IsMoment(member)
                && !GradientOf.ContainsKey(member) && !_writes.Kept.Contains(member.Name)).ToArray();
        if (gradients.Length == 1 && parameters.Length == 1 && SameType(gradients[0], parameters[0]))
            Join(gradients[0], parameters[0]);
    }

    // wx_g beside wx: the letter alone says too little, since gates have it too, but no gate is unknown to Forward.
    private void PairLastLetter()
    {
        foreach (var gradient in Free().Where(static member => member.Stem is [_, .., 'g']))
        {
            var stem = MemberNames.Normalise(gradient.Stem.Substring(0, gradient.Stem.Length - 1));
            if (Free().FirstOrDefault(member => member.Stem == stem && SameType(member, gradient)) is { } parameter
                && _writes.OnlyByBackward.Value.Contains(gradient.Name) && CanPair(gradient, parameter))
                Join(gradient, parameter);
        }
    }

    // The only gradient of an object beside its only value: Data and Diff, Value and Gradient.
    private void PairOnly()
    {
        var gradients = Free().Where(static member => ValueAccessReader.IsGradient(member.Name)).ToArray();
        var values = Free().Where(member => !gradients.Contains(member) && ValueAccessReader.IsValue(member.Name)).ToArray();
        // Beside w and g, m is an optimiser's.
        if (values.Length > 1)
            values = [.. values.Where(static member => member.Stem != "m")];
        if (gradients.Length == 1 && values.Length == 1 && SameType(gradients[0], values[0]))
            Join(gradients[0], values[0]);
    }

    // A cached input beside the buffer of its gradient looks like a pair; its name or that Forward overwrites it tells them apart. What Forward
    // is given is no parameter, whatever it is called.
    private bool CanPair(LayerMember gradient, LayerMember parameter) =>
        parameter.Stem is not ("input" or "output")
        && !Gradients.Contains(parameter) && !GradientOf.ContainsKey(parameter) && !Gradients.Contains(gradient) && !GradientOf.ContainsKey(gradient)
        && !_writes.Kept.Contains(parameter.Name)
        && (!_writes.ByForward.Contains(parameter.Name) || MemberNames.IsParameter(parameter.Stem));

    private void Join(LayerMember gradient, LayerMember parameter)
    {
        Gradients.Add(gradient);
        GradientOf[parameter] = gradient;
        Parameters.Add(parameter);
    }

    private IEnumerable<LayerMember> Candidates() =>
        _members.Where(member => (member.Storage.IsReal || member.Items is not null || Unpackable.LooksLikeTensor(member.Type))
            && !Gradients.Contains(member));

    private IEnumerable<LayerMember> Free() => Candidates().Where(member => !Parameters.Contains(member) && !Parts.Contains(member)).ToArray();

    private static bool SameType(LayerMember one, LayerMember other) =>
        one.Type.Is(other.Type) || (one.Items is { } items && other.Items is { } others && items.Type.Is(others.Type));
}

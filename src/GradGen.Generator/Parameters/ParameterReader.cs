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

/// <summary>The parameters of a layer: its own, those in its objects and its bases, and its sub-layers.</summary>
/// <param name="members">The members of the layer.</param>
/// <param name="written">The names that Forward writes.</param>
/// <param name="pairing">Which of them are parameters and gradients.</param>
/// <param name="stepped">Objects that take the step themselves; null where gradients are kept as well, since these are what is to be checked.</param>
internal sealed class ParameterReader(IReadOnlyList<LayerMember> members, HashSet<string> written, Pairing pairing, SteppedObjects? stepped)
{
    /// <summary>The parameters and sub-layers in declaration order, and the element type that they share, if any says it.</summary>
    /// <remarks><c>handedOut</c> names the members whose gradients Backward gives to its caller.</remarks>
    internal static ParameterReading Read(
        LayerView layer, IReadOnlyList<LayerMember> members, MemberWrites writes,
        IReadOnlyCollection<string> handedOut, SteppedObjects? stepped, ITypeSymbol? element,
        StorageModels storages, SourceModels sources, List<LayerProblem> problems)
    {
        var shown = ShownMembers.Views(layer).ToArray();
        var pairing = Pairing.Of(members, writes, shown, handedOut);
        stepped = pairing.GradientOf.Count == 0 ? stepped : null;
        var reader = new ParameterReader(members, writes.ByForward, pairing, stepped);
        var views = shown.Select(static view => view.View).ToArray();
        var parts = new PartReader(layer, storages, problems);
        LayerMember[] all = [.. members, .. views];
        var models = reader.Build(new ParameterBuilder(layer, storages, problems), parts, new SubLayers(layer, sources, problems), all, null, ref element);
        MarkedInVain.Report(layer, members.Concat(views.Where(view => pairing.Parameters.Contains(view) || pairing.Gradients.Contains(view))), problems);
        CapturedParameters.Report(layer, members, [.. shown.Where(view => pairing.GradientOf.ContainsKey(view.View)).Select(static view => view.Of)], problems);
        // Reported once, as members of the layer itself.
        var privates = !layer.IsAdopted && Heirs.AreServed(layer.Type)
            ? reader.Build(new ParameterBuilder(layer, storages, []), parts, new SubLayers(layer, sources, []), members.Where(reader.IsServed),
                PartReader.Part, ref element)
            : [];
        return new ParameterReading(models, parts.All, element, [.. all.Where(pairing.Parameters.Contains)], pairing.GradientOf)
        {
            Privates = privates,
            AreSteppedInside = stepped is not null
                || (pairing.Parameters.Count + pairing.Parts.Count == 0 && members.Any(SubLayers.TakesStep)),
        };
    }

    // Heirs cannot reach it, or not its gradient.
    private bool IsServed(LayerMember member) =>
        member.Symbol.ContainingType.Is(member.Layer.Type) && Heirs.AreServed(member.Symbol)
        && (IsPrivate(member)
            || (pairing.GradientOf.TryGetValue(member, out var gradient) && IsPrivate(gradient) && gradient.Symbol.ContainingType.Is(member.Layer.Type)));

    private static bool IsPrivate(LayerMember member) => member.Symbol.DeclaredAccessibility == Accessibility.Private;

    /// <summary>Whether a layer has parameters, in itself or in sub-layers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="asked">Layers that were asked before: they may refer to one another in a circle.</param>
    /// <param name="sources">The bodies.</param>
    internal static bool HasParameters(LayerView layer, HashSet<INamedTypeSymbol> asked, SourceModels sources)
    {
        var members = LayerMembers.Of(layer);
        var forwards = PassCandidates.Forward(layer);
        return Pairing.ParametersAmong(members, WrittenMembers.ByPasses(layer, members, forwards, sources)).Count > 0
            || SteppedObjects.MayBe(layer, members)
            || members.Any(member => SubLayers.ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, layer.From)
                && SubLayers.HasParameters(LayerView.Of(type, layer.From), asked, sources));
    }

    private IReadOnlyList<ParameterModel> Build(ParameterBuilder builder, PartReader parts, SubLayers subLayers, IEnumerable<LayerMember> built,
        Expression? owner, ref ITypeSymbol? element)
    {
        var parameters = new List<ParameterModel>();
        foreach (var member in built)
        {
            if (ListedParameters.IsAgain(member, members))
                continue;
            var reached = owner is null ? member : member with { Owner = owner };
            if (stepped?.Read(reached, parts, ref element) is { } changed)
            {
                parameters.Add(changed);
            }
            else if (pairing.Parameters.Contains(member))
            {
                if (BuildOwn(builder, member, reached, ref element) is { } parameter)
                    parameters.Add(parameter);
            }
            else if (pairing.Parts.Contains(member))
            {
                if (!PartReader.IsListOf(member, pairing.Parts) && parts.Read(reached, ref element) is { } part)
                    parameters.Add(part);
            }
            else if (pairing.Twins.TryGetValue(member, out var twin))
            {
                BuildHeld(builder, reached, owner is null ? twin : twin with { Owner = owner }, parameters, ref element);
            }
            else if (!pairing.Gradients.Contains(member) && !written.Contains(member.Name) && subLayers.Read(reached, element) is { } subLayer)
            {
                parameters.Add(subLayer);
            }
            else if (!written.Contains(member.Name) && HiddenParameters.PairIn(member) is { } kept)
            {
                builder.LeaveOut(member, kept.Parameter, kept.Gradient);
            }
        }

        return parameters;
    }

    private ParameterModel? BuildOwn(ParameterBuilder builder, LayerMember member, LayerMember reached, ref ITypeSymbol? element)
    {
        if (pairing.GradientOf.TryGetValue(member, out var gradient))
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

using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Parameters and sub-layers that code generated for a layer cannot reach: of base types, and of an adopted layer its own.</summary>
internal static class HiddenParameters
{
    /// <summary>The gradient of a parameter that a base class keeps to itself; null where none does.</summary>
    internal static LayerMember? GradientOf(LayerMember parameter)
    {
        var layer = parameter.Layer;
        foreach (var type in (layer.IsAdopted ? null : layer.Type.BaseType).WithBases())
        {
            if (LayerMembers.HiddenIn(type, layer)
                .FirstOrDefault(hidden => hidden.Storage.IsReal
                    && MemberNames.GradientOf(hidden.Stem).Contains(parameter.Stem)) is { } gradient)
                return gradient;
        }

        return null;
    }

    /// <summary>A parameter and its gradient that an object of the layer keeps to itself; null where it shows them, or has none.</summary>
    internal static (LayerMember Parameter, LayerMember Gradient)? PairIn(LayerMember member)
    {
        if (member.Storage.IsReal || PartReader.TypeOf(member) is not { } type || !member.Layer.HasSource(type))
            return null;
        var members = new TypeMembers(type, member.Layer.From);
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: false, AssociatedSymbol: null } && !members.CanUse(field))
            .Select(field => new LayerMember(field, field.Type, field.IsReadOnly, member.Layer))
            .Where(static field => field.Storage is { IsReal: true, IsScalar: false }).ToArray();
        return Pairing.Inside(fields).Where(static pair => MemberNames.IsParameter(pair.Parameter.Stem))
            .Select(static pair => ((LayerMember, LayerMember)?)pair).FirstOrDefault();
    }

    /// <summary>Why a member that a type keeps to itself is left out.</summary>
    internal static string Why(LayerMember member, INamedTypeSymbol hiding, LayerView layer)
    {
        var word = member.Symbol.DeclaredAccessibility.ToString().ToLowerInvariant().Replace("or", " or ").Replace("and", " and ");
        return layer.IsAdopted ? $"it is {word} in {hiding.Name}, where no code outside of it can reach it"
            : $"it is private to {hiding.Name}, where code generated for {layer.Type.Name} cannot reach it: make it protected, or "
                + $"{hiding.Name} {Served(hiding, layer)}";
    }

    // What makes a base class pack it: one that has no passes of its own is nothing to check.
    private static string Served(INamedTypeSymbol hiding, LayerView layer) =>
        hiding.Has(AttributeReader.GradCheckable) ? "abstract"
        : Heirs.AreMeant(hiding) || PassCandidates.Forward(layer with { Type = hiding }).Count > 0 ? "[GradCheckable] and partial, so that it packs it itself"
        : "abstract, [GradCheckable] and partial, so that it packs it itself";

    /// <summary>They, and the types that they are hidden in. Of a library only what others could derive from is there to be seen.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">The members that are parameters, a property that shows a hidden one among them.</param>
    /// <param name="written">The names that its Forward overwrites.</param>
    /// <param name="sources">The bodies.</param>
    internal static IEnumerable<(LayerMember Member, INamedTypeSymbol Type)> Of(LayerView layer, IReadOnlyList<LayerMember> parameters,
        HashSet<string> written, SourceModels sources)
    {
        var views = new HashSet<string>(ShownMembers.Views(layer).Where(view => parameters.Contains(view.View)).Select(static view => view.Of));
        var shown = layer.IsAdopted
            ? new HashSet<string>(LayerMembers.Of(layer).Select(static member => member.Stem)) : [];
        foreach (var type in (layer.IsAdopted ? layer.Type : layer.Type.BaseType).WithBases())
        {
            var isServed = !layer.IsAdopted && Heirs.AreServed(type) && TypeReader.CanBeExtended(type.OriginalDefinition, [], sources.Cancellation);
            var hidden = LayerMembers.HiddenIn(type, layer)
                .Where(member => !(isServed && Heirs.AreServed(member.Symbol) && member.Symbol.DeclaredAccessibility == Accessibility.Private)).ToArray();
            if (layer.IsAdopted)
                hidden = [.. hidden.Where(member =>
                    !shown.Contains(member.Stem)
                        && (layer.HasSource(member.Symbol)
                            || member.Symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal))];
            if (hidden.Length == 0)
                continue;
            var view = layer with { Type = type };
            var (members, forwards) = (LayerMembers.Of(view), PassCandidates.Forward(view));
            var writes = WrittenMembers.ByPasses(view, members, forwards, sources);
            writes.ByForward.UnionWith(written);
            var among = Pairing.ParametersAmong(hidden, writes);
            foreach (var member in hidden.Where(member => !views.Contains(member.Name))
                .Where(member => among.Contains(member)
                    || SubLayers.ElementOf(member).Type is INamedTypeSymbol held
                        && (held.Has(AttributeReader.GradCheckable) || Adoptions.Of(layer.From).Find(held) is not null)))
                yield return (member, type);
        }
    }
}

using GradGen.Generator.Reading.Adopting;
using GradGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Parameters and sub-layers that code generated for a layer cannot reach: of base types, and of an adopted layer its own.</summary>
internal static class HiddenParameters
{
    /// <summary>The gradient of a parameter that a base class keeps to itself; null where none does.</summary>
    internal static LayerMember? GradientOf(LayerMember parameter)
    {
        var layer = parameter.Layer;
        for (var type = layer.IsAdopted ? null : layer.Type.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (LayerMember.HiddenIn(type, layer).FirstOrDefault(hidden => hidden.Storage.IsReal && MemberNames.GradientOf(MemberNames.Normalise(hidden.Name)).Contains(MemberNames.Normalise(parameter.Name))) is { } gradient)
                return gradient;
        }

        return null;
    }

    /// <summary>Why a member that a type keeps to itself is left out.</summary>
    internal static string Why(LayerMember member, INamedTypeSymbol hiding, LayerView layer)
    {
        var word = member.Symbol.DeclaredAccessibility.ToString().ToLowerInvariant().Replace("or", " or ").Replace("and", " and ");
        return layer.IsAdopted ? $"it is {word} in {hiding.Name}, where no code outside of it can reach it"
            : $"it is private to {hiding.Name}, where code generated for {layer.Type.Name} cannot reach it: make it protected, or {hiding.Name} {(hiding.Has(AttributeReader.GradCheckable) ? "abstract" : "[GradCheckable] and partial, so that it packs it itself")}";
    }

    /// <summary>They, and the types that they are hidden in. Of a library only what others could derive from is there to be seen.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="written">The names that its Forward overwrites.</param>
    /// <param name="sources">The bodies.</param>
    internal static IEnumerable<(LayerMember Member, INamedTypeSymbol Type)> Of(LayerView layer, HashSet<string> written, SourceModels sources)
    {
        var shown = layer.IsAdopted ? new HashSet<string>(LayerMember.Of(layer).Select(static member => MemberNames.Normalise(member.Name)), StringComparer.Ordinal) : [];
        for (var type = layer.IsAdopted ? layer.Type : layer.Type.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            var isServed = !layer.IsAdopted && PrivateParameters.AreServed(type) && TypeReader.CanBeExtended(type.OriginalDefinition, [], sources.Cancellation);
            var hidden = LayerMember.HiddenIn(type, layer).Where(member => !(isServed && member.Symbol.DeclaredAccessibility == Accessibility.Private)).ToArray();
            if (layer.IsAdopted)
                hidden = [.. hidden.Where(member => !shown.Contains(MemberNames.Normalise(member.Name)) && (layer.HasSource(member.Symbol) || member.Symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal))];
            if (hidden.Length == 0)
                continue;
            var parameters = ParameterReader.ParametersAmong(hidden, [.. written, .. WrittenMembers.Of(layer with { Type = type }, PassCandidates.Forward(layer with { Type = type }), sources)]);
            foreach (var member in hidden.Where(member => parameters.Contains(member) || SubLayers.ElementOf(member).Type is INamedTypeSymbol held && (held.Has(AttributeReader.GradCheckable) || Adoptions.Of(layer.From).Find(held) is not null)))
                yield return (member, type);
        }
    }
}

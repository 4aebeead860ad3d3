using GradGen.Generator.Reading.Adopting;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Parameters and sub-layers that code generated for a layer cannot reach: of base types, and of an adopted layer its own.</summary>
internal static class HiddenParameters
{
    /// <summary>They, and the types that they are hidden in. Of a library only what others could derive from is there to be seen.</summary>
    internal static IEnumerable<(LayerMember Member, INamedTypeSymbol Type)> Of(LayerView layer, CancellationToken cancellation)
    {
        var shown = layer.IsAdopted ? new HashSet<string>(LayerMember.Of(layer).Select(static member => MemberNames.Normalise(member.Name)), StringComparer.Ordinal) : [];
        for (var type = layer.IsAdopted ? layer.Type : layer.Type.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            var isServed = !layer.IsAdopted && PrivateParameters.AreServed(type) && TypeReader.CanBeExtended(type.OriginalDefinition, [], cancellation);
            var hidden = LayerMember.HiddenIn(type, layer).Where(member => !(isServed && member.Symbol.DeclaredAccessibility == Accessibility.Private)).ToArray();
            if (layer.IsAdopted)
                hidden = [.. hidden.Where(member => !shown.Contains(MemberNames.Normalise(member.Name)) && (layer.HasSource(member.Symbol) || member.Symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal))];
            if (hidden.Length == 0)
                continue;
            var parameters = ParameterReader.ParametersAmong(hidden, WrittenMembers.Of(layer with { Type = type }, PassCandidates.Forward(layer with { Type = type }), cancellation));
            foreach (var member in hidden.Where(member => parameters.Contains(member) || SubLayers.ElementOf(member).Type is INamedTypeSymbol held && (held.Has(AttributeReader.GradCheckable) || Adoptions.Of(layer.From).Find(held) is not null)))
                yield return (member, type);
        }
    }
}

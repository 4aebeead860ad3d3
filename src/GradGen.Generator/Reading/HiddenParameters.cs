using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Parameters and sub-layers of base types that code generated for a layer cannot reach.</summary>
internal static class HiddenParameters
{
    /// <summary>They, and the types that they are private to.</summary>
    internal static IEnumerable<(LayerMember Member, INamedTypeSymbol Type)> Of(INamedTypeSymbol layer, CancellationToken cancellation)
    {
        for (var type = layer.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            var isServed = PrivateParameters.AreServed(type) && TypeReader.CanBeExtended(type.OriginalDefinition, [], cancellation);
            var hidden = LayerMember.HiddenIn(type, layer).Where(member => !(isServed && member.Symbol.DeclaredAccessibility == Accessibility.Private)).ToArray();
            if (hidden.Length == 0)
                continue;
            var parameters = ParameterReader.ParametersAmong(hidden, WrittenMembers.Of(type, PassReader.ForwardCandidates(type), cancellation));
            foreach (var member in hidden.Where(member => parameters.Contains(member) || SubLayers.ElementOf(member).Type.Has(AttributeReader.GradCheckable)))
                yield return (member, type);
        }
    }
}

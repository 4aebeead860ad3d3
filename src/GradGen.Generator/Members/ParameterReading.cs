using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Members;

/// <summary>The parameters of a layer: what is written from them, and the members behind it.</summary>
/// <param name="Models">Parameters and sub-layers that can be packed, in declaration order.</param>
/// <param name="Parts">The types of the objects among them that hold parameters.</param>
/// <param name="Element">The element type that they share.</param>
/// <param name="Members">The members that are parameters, packed or not.</param>
/// <param name="GradientOf">The gradient member of each parameter that has one.</param>
internal sealed record ParameterReading(
    IReadOnlyList<ParameterModel> Models,
    EquatableArray<PartModel> Parts,
    ITypeSymbol? Element,
    IReadOnlyList<LayerMember> Members,
    IReadOnlyDictionary<LayerMember, LayerMember> GradientOf)
{
    /// <summary>Those that only the layer itself can reach, with <c>part</c> in place of <c>this</c>.</summary>
    internal IReadOnlyList<ParameterModel> Privates { get; init; } = [];

    /// <summary>Whether all are in objects or sub-layers that change them in Backward, by a step with a learning rate.</summary>
    internal bool AreSteppedInside { get; init; }
}

using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Shapes;
using GradGen.Generator.Signatures;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>
/// A layer as the rules see it: the same reading that code is written from, with its symbols. Lives only as long as one
/// analysis.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Members">Its fields and auto-properties, inherited ones first.</param>
/// <param name="Parameters">The members that are parameters, in declaration order.</param>
/// <param name="GradientOf">The gradient member of each parameter that has one.</param>
/// <param name="Forward">The Forward that is checked, if one was found with a Backward that fits.</param>
/// <param name="Backward">The Backward that is checked.</param>
/// <param name="Facts">Sizes of members, as initialisers and constructors show them.</param>
/// <param name="Sources">The operations of bodies; ask it rather than the compilation, so that each is bound once.</param>
internal sealed record LayerAnatomy(
    LayerView Layer,
    IReadOnlyList<LayerMember> Members,
    IReadOnlyList<LayerMember> Parameters,
    IReadOnlyDictionary<LayerMember, LayerMember> GradientOf,
    ForwardSignature? Forward,
    BackwardSignature? Backward,
    LayerFacts Facts,
    SourceModels Sources)
{
    private LayerEffects? _effects;

    internal INamedTypeSymbol Type => Layer.Type;

    /// <summary>What Forward and Backward do.</summary>
    internal LayerEffects Effects => _effects ??= new LayerEffects(this);
}

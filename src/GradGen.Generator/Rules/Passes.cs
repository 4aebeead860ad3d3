using GradGen.Generator.Flow;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>What the rules about Forward and Backward have in common.</summary>
internal static class Passes
{
    /// <summary>Whether Backward takes a step itself: it is passed a number that is neither a gradient nor an input.</summary>
    internal static bool TakesLearningRate(BackwardSignature backward) =>
        backward.TakesStep
            || backward.Method.Parameters.Where((parameter, index) =>
                backward.Arguments[index].Kind == ArgumentKind.Omitted && Storage.Of(parameter.Type) is { IsScalar: true, IsReal: true }).Any();

    /// <summary>Whether a pass and the members in question are inherited from a layer that is looked at itself.</summary>
    internal static bool IsReportedElsewhere(LayerAnatomy layer, IMethodSymbol pass, params LayerMember[] members) =>
        IsInherited(layer, pass) && members.All(member => IsInherited(layer, member.Symbol));

    /// <summary>
    /// Whether a member that only its gradient's name makes a parameter is rather a cache or a buffer: Forward gives it values,
    /// or never uses it.
    /// </summary>
    internal static bool IsCache(LayerAnatomy layer, LayerMember parameter, Effects forward) =>
        !(layer.GradientOf.TryGetValue(parameter, out var gradient) && gradient.Has("GradientOfAttribute"))
        && !MemberNames.IsParameter(MemberNames.Normalise(parameter.Name)) && !parameter.Has("ParameterAttribute")
        && (forward.MayWrite(parameter.Symbol.OriginalDefinition, Sharing.None) || !forward.MayRead(parameter.Symbol.OriginalDefinition));

    /// <summary>
    /// Where a mistake in a pass is shown: at a symbol of the pass, or, where a base class runs it for many layers, at what this
    /// layer has itself.
    /// </summary>
    internal static Location Place(LayerAnatomy layer, params ISymbol[] symbols) =>
        symbols.FirstOrDefault(symbol => symbol.ContainingType.OriginalDefinition.Is(layer.Type.OriginalDefinition))?.Locations[0] ?? layer.Type.Locations[0];

    private static bool IsInherited(LayerAnatomy layer, ISymbol symbol) =>
        !symbol.ContainingType.Is(layer.Type) && symbol.ContainingType.Has(AttributeReader.GradCheckable);
}

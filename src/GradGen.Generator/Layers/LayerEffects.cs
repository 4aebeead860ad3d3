using GradGen.Generator.Flow;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>What Forward and Backward of a layer do; found out when a rule asks first.</summary>
internal sealed class LayerEffects
{
    private readonly Lazy<Effects?> _forward;
    private readonly Lazy<Effects?> _backward;

    internal LayerEffects(LayerAnatomy layer)
    {
        _forward = new(() => layer.Forward is { } forward
            ? EffectWalker.Run(layer.Type, forward.Method,
                forward.Inputs.Where(static input => !input.IsPart).Select(static input => input.Parameter), layer.Sources) : null);
        _backward = new(() => layer.Backward is { } backward ? EffectWalker.Run(layer.Type, backward.Method, UpstreamsOf(backward), layer.Sources) : null);
    }

    /// <summary>Null when the body is not seen, or not understood.</summary>
    internal Effects? Forward => _forward.Value;

    /// <inheritdoc cref="Forward"/>
    internal Effects? Backward => _backward.Value;

    /// <summary>The parameters of Backward that are upstream gradients.</summary>
    internal static IEnumerable<IParameterSymbol> UpstreamsOf(BackwardSignature backward) =>
        backward.Arguments.Select((argument, index) => (argument, index))
            .Where(static pair => pair.argument.Each.Any(static part => part.Kind == ArgumentKind.Upstream))
            .Select(pair => backward.Method.Parameters[pair.index]);
}

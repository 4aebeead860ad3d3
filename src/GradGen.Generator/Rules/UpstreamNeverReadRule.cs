using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0107: Backward runs to its end without a look at what flows into it.</summary>
internal sealed class UpstreamNeverReadRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.UpstreamNeverRead];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        if (layer.Backward is not { } backward || Passes.IsReportedElsewhere(layer, backward.Method))
            return;
        foreach (var upstream in LayerEffects.UpstreamsOf(backward))
        {
            if (layer.Effects.Backward is { Completes: true } effects && !effects.MayRead(upstream.OriginalDefinition))
                report(new LayerProblem(Diagnostics.Descriptors.UpstreamNeverRead, Passes.Place(layer, upstream),
                    CalledMethod.NameOf(backward.Method), upstream.Name));
        }
    }
}

using GradGen.Generator.Diagnostics;
using GradGen.Generator.Flow;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0105: Forward or Backward changes a parameter, which is an optimiser's to change.</summary>
internal sealed class ParameterWrittenRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.WritesParameter];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        var parameters = layer.Parameters.Where(static parameter => parameter.Storage.IsReal && !parameter.IsView).ToArray();
        if (layer.Forward is not { } forward || layer.Backward is not { } backward || parameters.Length == 0 || layer.Effects.Forward is not { } forwards)
            return;
        Check(layer, forward.Method, forwards, parameters, report);
        if (!Passes.TakesLearningRate(backward) && layer.Effects.Backward is { } backwards)
            Check(layer, backward.Method, backwards, parameters, report);
    }

    private static void Check(LayerAnatomy layer, IMethodSymbol pass, Effects effects, LayerMember[] parameters, Action<LayerProblem> report)
    {
        foreach (var parameter in parameters)
        {
            if (Passes.IsReportedElsewhere(layer, pass, parameter) || Passes.IsCache(layer, parameter, layer.Effects.Forward!))
                continue;
            foreach (var write in effects.WritesInto(parameter.Symbol.OriginalDefinition))
                report(new LayerProblem(Diagnostics.Descriptors.WritesParameter, write.Where.GetLocation(), CalledMethod.NameOf(pass), parameter.Name));
        }
    }
}

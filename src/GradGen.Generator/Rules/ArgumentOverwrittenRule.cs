using GradGen.Generator.Flow;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0106: Backward writes into the caller's upstream gradient, or Forward into the caller's input.</summary>
internal sealed class ArgumentOverwrittenRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Rules.Descriptors.OverwritesArgument];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        if (layer.Forward is { } forward)
            Check(layer, forward.Method, forward.Inputs.Select(static input => input.Parameter), layer.Effects.Forward, "input", report);
        if (layer.Backward is { } backward)
            Check(layer, backward.Method, LayerEffects.UpstreamsOf(backward), layer.Effects.Backward, "upstream gradient", report);
    }

    private static void Check(LayerAnatomy layer, IMethodSymbol pass, IEnumerable<IParameterSymbol> arguments, Effects? effects, string role, Action<LayerProblem> report)
    {
        if (effects is null || Passes.IsReportedElsewhere(layer, pass))
            return;
        foreach (var argument in arguments)
        {
            foreach (var write in effects.WritesInto(argument.OriginalDefinition))
                report(new LayerProblem(Rules.Descriptors.OverwritesArgument, write.Where.GetLocation(), pass.Name, role, argument.Name));
        }
    }
}

using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Rules.Parallelism;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0108: the iterations of a parallel loop add to the same element, and some of what they add gets lost.</summary>
internal sealed class SharedAdditionRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.SharedAddition];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var pass in new[] { layer.Forward?.Method, layer.Backward?.Method })
        {
            if (pass is null || Passes.IsReportedElsewhere(layer, pass))
                continue;
            foreach (var code in ReachedCode.From(layer, pass))
            {
                foreach (var addition in ParallelLoops.In(code.Body, layer.Sources).SelectMany(loop => ParallelBodyReader.Read(loop, layer.Sources)))
                {
                    if (reported.Add(addition.Where))
                        report(new LayerProblem(Diagnostics.Descriptors.SharedAddition, addition.Where.GetLocation(), code.Method.Name, addition.What));
                }
            }
        }
    }
}

using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>GG0203: Forward, or a method that it calls, draws random numbers from a source that a check cannot reseed.</summary>
internal sealed class UnheldRandomnessRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.UnheldRandomness];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        // A setting of the check may switch the draws off.
        if (layer.Forward is not { Method: var forward } || layer.Members.Any(static member => member.Has("DuringCheckAttribute")))
            return;
        var held = new HashSet<ISymbol>(
            layer.Members.Where(static member => member.Symbol is IFieldSymbol && Argument.IsRandom(member.Type))
                .Select(static member => member.Symbol), SymbolEqualityComparer.Default);
        foreach (var code in ReachedCode.From(layer, forward))
        {
            foreach (var source in code.Body.Descendants().Select(operation => RandomSources.Find(operation, held)).OfType<SyntaxNode>())
                report(new LayerProblem(Diagnostics.Descriptors.UnheldRandomness, code.CalledAt ?? source.GetLocation(),
                    code.Method.AssociatedSymbol?.Name ?? code.Method.Name, source.ToString()));
        }
    }
}

using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>GG0203: Forward, or a method that it calls, draws random numbers from a source that a check cannot seed anew.</summary>
internal sealed class UnheldRandomnessRule : ILayerRule
{
    private const int MostMethods = 50;

    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Rules.Descriptors.UnheldRandomness];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        // A setting of the check may switch the draws off.
        if (layer.Forward is not { Method: var forward } || layer.Members.Any(static member => member.Has("DuringCheckAttribute")))
            return;
        var held = new HashSet<ISymbol>(layer.Members.Where(static member => member.Symbol is IFieldSymbol && Argument.IsRandom(member.Type)).Select(static member => member.Symbol), SymbolEqualityComparer.Default);
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        // A method elsewhere is told about where the layer calls it.
        var open = new Stack<(IMethodSymbol Method, Location? CalledAt)>();
        open.Push((forward, null));
        while (open.Count > 0 && seen.Count < MostMethods)
        {
            var (method, calledAt) = open.Pop();
            if (!seen.Add(method) || layer.Sources.Body(method) is not { } body)
                continue;
            foreach (var operation in body.Descendants())
            {
                if (RandomSources.Find(operation, held) is { } source)
                    report(new LayerProblem(Rules.Descriptors.UnheldRandomness, calledAt ?? source.GetLocation(), method.AssociatedSymbol?.Name ?? method.Name, source.ToString()));
                else if (RandomSources.Called(operation) is { } called)
                    open.Push((called, calledAt ?? (IsPartOf(called.ContainingType, layer.Type) ? null : operation.Syntax.GetLocation())));
            }
        }
    }

    private static bool IsPartOf(INamedTypeSymbol type, INamedTypeSymbol layer)
    {
        for (var current = layer; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, type.OriginalDefinition))
                return true;
        }

        return false;
    }
}

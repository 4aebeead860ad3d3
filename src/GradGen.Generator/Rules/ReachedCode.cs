using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>A body that a pass certainly runs: its own, or that of a method that it calls.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">Its code.</param>
/// <param name="CalledAt">Where the layer's code leads to it, if it is not its own; what is wrong in a layer's own code is reported there.</param>
internal sealed record ReachedCode(IMethodSymbol Method, IOperation Body, Location? CalledAt)
{
    private const int MostMethods = 50;

    internal static IEnumerable<ReachedCode> From(LayerAnatomy layer, IMethodSymbol pass)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<(IMethodSymbol Method, Location? CalledAt)>();
        open.Push((pass, null));
        while (open.Count > 0 && seen.Count < MostMethods)
        {
            var (method, calledAt) = open.Pop();
            if (!seen.Add(method) || layer.Sources.Body(method) is not { } body)
                continue;
            yield return new ReachedCode(method, body, calledAt);
            foreach (var operation in body.Descendants())
            {
                if (Called(operation) is { } called)
                    open.Push((called, calledAt ?? (called.ContainingType.IsPartOf(layer.Type) ? null : operation.Syntax.GetLocation())));
            }
        }
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsCertain(call.TargetMethod, call.Instance) ? call.TargetMethod.OriginalDefinition : null,
        IPropertyReferenceOperation { Property.GetMethod: { } getter } property => IsCertain(getter, property.Instance) ? getter.OriginalDefinition : null,
        _ => null,
    };

    // Another layer speaks for itself, and what may be overridden is not known.
    private static bool IsCertain(IMethodSymbol method, IOperation? instance) =>
        !method.IsVirtual && !method.IsAbstract && !method.IsOverride && !method.DeclaringSyntaxReferences.IsEmpty
        && (method.IsStatic || instance is IInstanceReferenceOperation || !LayerTypes.IsLayer(method.ContainingType));
}

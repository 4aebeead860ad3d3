using GradGen.Generator.Samples.Code;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>Objects that a layer is made with.</summary>
internal static class Objects
{
    /// <summary>The types of a layer's parameters, and of theirs: what they look like decides how a sample is made.</summary>
    internal static IEnumerable<INamedTypeSymbol> Behind(IEnumerable<IParameterSymbol> parameters, IAssemblySymbol from)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IParameterSymbol>(parameters);
        while (open.Count > 0)
        {
            if (open.Dequeue().Type is not INamedTypeSymbol type || !seen.Add(type))
                continue;
            foreach (var made in Implementations.AllOf(type, from).Append(type))
            {
                yield return made;
                foreach (var parameter in ObjectConstructor.Of(made, from)?.Parameters.AsEnumerable() ?? [])
                    open.Enqueue(parameter);
            }
        }
    }
}

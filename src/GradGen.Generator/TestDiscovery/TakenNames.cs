using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.TestDiscovery;

/// <summary>The names in a project's own code that a generated test class could have too.</summary>
internal static class TakenNames
{
    /// <summary>Those of types and namespaces, with the namespace before them as tests have it.</summary>
    internal static EquatableArray<string> Of(Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSymbolsWithName(static name => name.Mentions("GradCheckTests"), SymbolFilter.Type
            | SymbolFilter.Namespace, cancellation)
            .Where(static symbol => symbol is INamespaceSymbol or INamedTypeSymbol { ContainingType: null, Arity: 0 })
            .Select(static symbol => $"{TypeReader.Namespace(symbol.ContainingNamespace)}.{symbol.Name}")
            .Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray();
}

using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>The methods of a layer that could be Forward or Backward, by attribute or name, whatever their signature.</summary>
internal static class PassCandidates
{
    /// <summary>The methods that could be Forward.</summary>
    internal static IReadOnlyList<IMethodSymbol> Forward(LayerView layer) => Of(layer, "ForwardAttribute", PassNames.ForwardRank);

    /// <summary>The methods that could be Backward.</summary>
    internal static IReadOnlyList<IMethodSymbol> Backward(LayerView layer) => Of(layer, "BackwardAttribute", PassNames.BackwardRank);

    /// <summary>The methods called less like a Forward that call one of these: <c>Compute</c> around a <c>ForwardPropagate</c>.</summary>
    internal static IEnumerable<IMethodSymbol> Around(LayerView layer, IReadOnlyList<IMethodSymbol> forwards) =>
        MethodsOf(layer).Where(method => !method.IsStatic && PassNames.ForwardRank(method.Name) is > 0 and not PassNames.None
            && layer.SourceOf(method).Nodes().OfType<SimpleNameSyntax>()
                .Any(name => forwards.Any(forward => forward.Name == name.Identifier.ValueText)));

    private static IReadOnlyList<IMethodSymbol> Of(LayerView layer, string attribute, Func<string, int> rank)
    {
        var methods = MethodsOf(layer)
            .Where(method => !layer.Has(method, AttributeReader.GradCheckIgnore) && !layer.Has(method, AttributeReader.AfterBackward)).ToArray();
        var marked = methods.Where(method => layer.Has(method, attribute)).ToArray();
        if (marked.Length > 0)
            return marked;
        // What is left to be written is taken where there is nothing else.
        return Best(methods.Where(method => !OnlyThrows(layer, method))) is { Length: > 0 } written ? written : Best(methods);

        IMethodSymbol[] Best(IEnumerable<IMethodSymbol> from)
        {
            var candidates = from.Select(method => (Method: method, Rank: rank(CalledMethod.NameOf(method))))
                .Where(static candidate => candidate.Rank != PassNames.None).ToArray();
            // What others can call by its own name comes before what is reached through an interface. A static helper may be
            // called like anything: it has to be called Forward, or Backward, and alone, or be one of a class of nothing else.
            return AtBestRank(candidates.Where(static candidate => !candidate.Method.IsStatic).ToArray()) is { Length: > 0 } own ? own
                : Array.TrueForAll(methods, static method => method.IsStatic) ? AtBestRank(candidates)
                : [.. candidates.Where(static candidate => candidate.Rank == 0).Select(static candidate => candidate.Method)];
        }
    }

    private static IMethodSymbol[] AtBestRank((IMethodSymbol Method, int Rank)[] candidates)
    {
        var best = candidates.Where(candidate => candidate.Rank == candidates.Min(static other => other.Rank))
            .Select(static candidate => candidate.Method).ToArray();
        return best.Where(static method => method.MethodKind == MethodKind.Ordinary).ToArray() is { Length: > 0 } ordinary ? ordinary : best;
    }

    // The layer's own methods, and inherited ones that it neither overrides nor hides.
    private static IEnumerable<IMethodSymbol> MethodsOf(LayerView layer)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var nearer = new List<IMethodSymbol>();
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } original)
                    overridden.Add(original);
                if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsGenericMethod: false }
                    || overridden.Contains(method) || nearer.Exists(other => Hides(other, method)))
                    continue;
                nearer.Add(method);
                if (CanCall(layer, method))
                    yield return method.Implemented();
            }
        }
    }

    // Through its interface a struct would be run as a copy.
    private static bool CanCall(LayerView layer, IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations is [var declared, ..]
            ? !layer.Type.IsValueType && Obstacles.IsAccessible(declared.ContainingType, layer.From) : layer.CanUse(method);

    private static bool Hides(IMethodSymbol nearer, IMethodSymbol method) =>
        nearer.Name == method.Name && !nearer.ContainingType.Is(method.ContainingType)
        && nearer.Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(method.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    // throw new NotImplementedException(), and nothing else.
    private static bool OnlyThrows(LayerView layer, IMethodSymbol method) =>
        layer.SourceOf(method).Any(static reference =>
            reference.GetSyntax() is MethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax }
                or MethodDeclarationSyntax { Body.Statements: [ThrowStatementSyntax] });
}

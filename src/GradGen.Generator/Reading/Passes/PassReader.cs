using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Finds the Forward and the Backward that belong together.</summary>
internal static class PassReader
{
    /// <summary>The methods that could be Forward, by attribute or name, whatever their signature.</summary>
    internal static IReadOnlyList<IMethodSymbol> ForwardCandidates(LayerView layer) => Candidates(layer, "ForwardAttribute", PassNames.ForwardRank);

    /// <summary>The methods that could be Backward, likewise.</summary>
    internal static IReadOnlyList<IMethodSymbol> BackwardCandidates(LayerView layer) => Candidates(layer, "BackwardAttribute", PassNames.BackwardRank);

    /// <summary>The element type of what flows through a layer, if a method of its says it.</summary>
    internal static ITypeSymbol? ElementOf(LayerView layer) =>
        ForwardCandidates(layer).Select(method => ForwardSignature.Read(method, layer.From, out _)?.ElementType).FirstOrDefault(static element => element is not null);

    internal static (ForwardSignature Forward, BackwardSignature Backward)? Read(LayerView layer, IReadOnlyList<IMethodSymbol> forwards, List<LayerProblem> problems)
    {
        var backwards = BackwardCandidates(layer);
        var readable = new List<ForwardSignature>();
        string? forwardObstacle = null;
        foreach (var method in forwards)
        {
            if (ForwardSignature.Read(method, layer.From, out var obstacle) is { } signature)
                readable.Add(signature);
            else
                forwardObstacle ??= obstacle;
        }

        if (readable.Count == 0 && !layer.Type.IsAbstract)
            problems.Add(new LayerProblem(Descriptors.NoForward, forwards.Count > 0 ? forwards[0].Locations[0] : layer.Location, layer.Type.Name, forwardObstacle is null ? string.Empty : ": " + forwardObstacle));
        if (backwards.Count == 0 && !layer.Type.IsAbstract)
            problems.Add(new LayerProblem(Descriptors.NoBackward, layer.Location, layer.Type.Name) { Member = readable.FirstOrDefault()?.Method.GetDocumentationCommentId() });
        return readable.Count == 0 || backwards.Count == 0 ? null : Match(layer, readable, backwards, problems);
    }

    private static (ForwardSignature, BackwardSignature)? Match(
        LayerView layer, List<ForwardSignature> forwards, IReadOnlyList<IMethodSymbol> backwards, List<LayerProblem> problems)
    {
        var pairs = new List<(ForwardSignature Forward, BackwardSignature Backward)>();
        var members = LayerMember.Of(layer);
        string? mismatch = null;
        foreach (var forward in forwards)
        {
            foreach (var backward in backwards)
            {
                if (BackwardSignature.Read(backward, forward, members, out var obstacle) is { } signature)
                    pairs.Add((forward, signature));
                else
                    mismatch ??= obstacle;
            }
        }

        if (pairs.Count == 0)
        {
            problems.Add(new LayerProblem(Descriptors.BackwardDoesNotFit, backwards[0].Locations[0], backwards[0].Name, forwards[0].Method.Name, mismatch!));
            return null;
        }

        // Prefer what others call, and what tells the layer more: a training flag, all inputs.
        var best = pairs.Max(Score);
        var chosen = pairs.Where(pair => Score(pair) == best).ToArray();
        if (chosen.Length == 1)
            return chosen[0];
        var (first, second) = (chosen[0], chosen[1]);
        var forwardDiffers = !SymbolEqualityComparer.Default.Equals(first.Forward.Method, second.Forward.Method);
        var methods = chosen.Select(pair => forwardDiffers ? pair.Forward.Method : pair.Backward.Method).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray();
        problems.Add(new LayerProblem(
            Descriptors.AmbiguousMethod, methods[0].Locations[0], layer.Type.Name, forwardDiffers ? "Forward" : "Backward", string.Join(", ", methods.Select(Show)), Mark(layer, forwardDiffers ? "Forward" : "Backward", methods[0])));
        return null;
    }

    private static string Mark(LayerView layer, string attribute, IMethodSymbol method) =>
        layer.IsAdopted ? layer.Advice(attribute, string.Empty, LayerView.NameOf(method)) : $"[{attribute}]";

    private static int Score((ForwardSignature Forward, BackwardSignature Backward) pair) =>
        (pair.Forward.Method.DeclaredAccessibility == Accessibility.Public ? 8 : 0)
        + (pair.Backward.Method.DeclaredAccessibility == Accessibility.Public ? 4 : 0)
        + (pair.Forward.HasTrainingFlag ? 2 : 0)
        + (pair.Backward.InputGradients.Count > 0 ? 1 : 0);

    private static IReadOnlyList<IMethodSymbol> Candidates(LayerView layer, string attribute, Func<string, int> rank)
    {
        var methods = MethodsOf(layer).Where(method => !layer.Has(method, AttributeReader.GradCheckIgnore) && !layer.Has(method, SecondCallReader.Marker)).ToArray();
        var marked = methods.Where(method => layer.Has(method, attribute)).ToArray();
        if (marked.Length > 0)
            return marked;
        var best = methods.Select(method => rank(method.Name)).DefaultIfEmpty(PassNames.None).Min();
        return best == PassNames.None ? [] : [.. methods.Where(method => rank(method.Name) == best)];
    }

    // The layer's own methods, and inherited ones that it neither overrides nor hides.
    private static IEnumerable<IMethodSymbol> MethodsOf(LayerView layer)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var nearer = new List<IMethodSymbol>();
        for (var type = layer.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } original)
                    overridden.Add(original);
                if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false } || overridden.Contains(method) || nearer.Exists(other => Hides(other, method)))
                    continue;
                nearer.Add(method);
                if (layer.CanUse(method))
                    yield return method.Implemented();
            }
        }
    }

    private static bool Hides(IMethodSymbol nearer, IMethodSymbol method) =>
        nearer.Name == method.Name && !SymbolEqualityComparer.Default.Equals(nearer.ContainingType, method.ContainingType)
        && nearer.Parameters.Select(static parameter => parameter.Type).SequenceEqual(method.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    private static string Show(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}

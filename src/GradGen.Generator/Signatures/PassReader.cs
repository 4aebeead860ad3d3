using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>Finds the Forward and the Backward that belong together.</summary>
internal static class PassReader
{
    // double[,], and not the double[*,*] of the compiler's own messages.
    private static readonly SymbolDisplayFormat AsWritten =
        SymbolDisplayFormat.CSharpShortErrorMessageFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseAsterisksInMultiDimensionalArrays);

    /// <summary>The element type of what flows through a layer, if a method of its says it.</summary>
    internal static ITypeSymbol? ElementOf(LayerView layer) =>
        PassCandidates.Forward(layer).Select(method =>
            ForwardSignature.Read(method, layer.From, out _, left => LeftInMember.Output(left, layer))?.ElementType)
            .FirstOrDefault(static element => element is not null);

    internal static (ForwardSignature Forward, BackwardSignature Backward)? Read(LayerView layer, IReadOnlyList<LayerMember> members,
        IReadOnlyList<IMethodSymbol> forwards, List<LayerProblem> problems)
    {
        var backwards = PassCandidates.Backward(layer);
        var readable = Readable(layer, forwards, out var forwardObstacle);
        // Where a Forward keeps its output to itself, what calls it and gives the output is the layer's.
        if (readable.Count == 0)
            readable = Readable(layer, PassCandidates.Around(layer, forwards), out _);

        // Heirs have the passes of a class that has neither and cannot be made itself.
        var isBase = layer.Type.IsAbstract || (forwards.Count == 0 && backwards.Count == 0 && Heirs.AreMeant(layer.Type));
        if (readable.Count == 0 && !isBase)
            problems.Add(new LayerProblem(Descriptors.NoForward, forwards.Count > 0 ? forwards[0].Locations[0] : layer.Location, layer.Type.Name,
                Because(": ", forwardObstacle ?? Awaited(layer, "Forward", PassNames.ForwardRank))));
        if (backwards.Count == 0 && !isBase)
            problems.Add(new LayerProblem(Descriptors.NoBackward, layer.Location, layer.Type.Name,
                Because("; ", Awaited(layer, "Backward", PassNames.BackwardRank)))
            { Member = readable.FirstOrDefault()?.Method.GetDocumentationCommentId() });
        return readable.Count == 0 || backwards.Count == 0 ? null : Match(layer, members, readable, backwards, problems);
    }

    private static List<ForwardSignature> Readable(LayerView layer, IEnumerable<IMethodSymbol> methods, out string? obstacle)
    {
        var readable = new List<ForwardSignature>();
        obstacle = null;
        foreach (var method in methods)
        {
            if (ForwardSignature.Read(method, layer.From, out var why, left => LeftInMember.Output(left, layer)) is { } signature)
                readable.Add(signature);
            else
                obstacle ??= why;
        }

        return readable;
    }

    // ForwardAsync, where there is no Forward.
    private static string? Awaited(LayerView layer, string attribute, Func<string, int> rank) =>
        LayerMethods.Of(layer).FirstOrDefault(
            method => Adapter.IsAsync(method) && method.Name.EndsWith("Async", StringComparison.Ordinal)
                && rank(method.Name.Substring(0, method.Name.Length - "Async".Length)) != PassNames.None) is { } method
            ? Adapter.OfAsync(method, attribute)
            : null;

    private static string Because(string separator, string? obstacle) => obstacle is null ? string.Empty : separator + obstacle;

    private static (ForwardSignature, BackwardSignature)? Match(
        LayerView layer, IReadOnlyList<LayerMember> members, List<ForwardSignature> forwards, IReadOnlyList<IMethodSymbol> backwards,
        List<LayerProblem> problems)
    {
        var pairs = new List<(ForwardSignature Forward, BackwardSignature Backward)>();
        string? mismatch = null;
        foreach (var forward in forwards)
        {
            var kept = KeptInputs.Of(forward.Method);
            var others = members.Where(member => !kept.ContainsKey(member.Name)).ToArray();
            foreach (var backward in backwards)
            {
                if (BackwardSignature.Read(backward, forward, layer, others, out var obstacle) is { } signature)
                    pairs.Add((forward, signature));
                else
                    mismatch ??= obstacle;
            }
        }

        if (pairs.Count == 0)
        {
            problems.Add(new LayerProblem(Descriptors.BackwardDoesNotFit, backwards[0].Locations[0], CalledMethod.NameOf(backwards[0]),
                CalledMethod.NameOf(forwards[0].Method), mismatch!));
            return null;
        }

        // Prefer what others call, and what tells the layer more: a training flag, all inputs.
        var best = pairs.Max(Score);
        var chosen = pairs.Where(pair => Score(pair) == best).ToArray();
        if (chosen.Length == 1)
            return chosen[0];
        var (first, second) = (chosen[0], chosen[1]);
        var forwardDiffers = !first.Forward.Method.Is(second.Forward.Method);
        var methods = chosen.Select(pair => forwardDiffers ? pair.Forward.Method : pair.Backward.Method)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray();
        problems.Add(new LayerProblem(
            Descriptors.AmbiguousMethod, methods[0].Locations[0], layer.Type.Name, forwardDiffers ? "Forward" : "Backward",
            string.Join(", ", methods.Select(Show)), layer.Mark(forwardDiffers ? "Forward" : "Backward", methods[0])));
        return null;
    }

    private static int Score((ForwardSignature Forward, BackwardSignature Backward) pair) =>
        (pair.Forward.Method.DeclaredAccessibility == Accessibility.Public ? 32 : 0)
        + (pair.Backward.Method.DeclaredAccessibility == Accessibility.Public ? 16 : 0)
        + (pair.Forward.HasTrainingFlag ? 8 : 0)
        + (pair.Backward.InputGradients.Count > 0 ? 4 : 0)
        // Beside a Forward of the same kind DoForward is the work behind it.
        + (IsWorkBehind(pair.Forward.Method) ? 0 : 2)
        + (IsWorkBehind(pair.Backward.Method) ? 0 : 1);

    private static bool IsWorkBehind(IMethodSymbol method) => CalledMethod.NameOf(method).StartsWith("Do", StringComparison.Ordinal);

    private static string Show(IMethodSymbol method) => method.ToDisplayString(AsWritten);
}

using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Flow;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules;

/// <summary>GG0104: Backward runs to its end, and a gradient is what it was before, or zero.</summary>
internal sealed class GradientNeverWrittenRule : ILayerRule
{
    private static readonly string[] Others = ["clear", "zero", "reset", "init", "forward", "load", "set", "copy"];

    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.GradientNeverWritten];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        foreach (var (parameter, gradient) in Unwritten(layer))
        {
            var backward = layer.Backward!.Method;
            report(new LayerProblem(Diagnostics.Descriptors.GradientNeverWritten, Passes.Place(layer, backward, gradient.Symbol),
                CalledMethod.NameOf(backward), gradient.Name, parameter.Name, Completing(layer, gradient) is { } method
                    ? $"; {method.Name} does: {Remedy(layer, method)}" : string.Empty));
        }
    }

    /// <summary>What is to be said of each parameter whose gradient is zero after Backward, and which another method computes that nobody has marked.</summary>
    internal static IReadOnlyDictionary<string, string> Completed(LayerAnatomy layer) =>
        Unwritten(layer).Select(pair => (pair.Parameter, pair.Gradient, Method: Completing(layer, pair.Gradient))).Where(static pair => pair.Method is not null)
            .ToDictionary(static pair => pair.Parameter.Name, pair =>
                $"The gradient of {pair.Parameter.Name} is zero after {CalledMethod.NameOf(layer.Backward!.Method)}, and {pair.Method!.Name} writes "
                + $"{pair.Gradient.Name}: {Remedy(layer, pair.Method)}.");

    private static string Remedy(LayerAnatomy layer, IMethodSymbol method) =>
        $"if it is what completes {CalledMethod.NameOf(layer.Backward!.Method)}, mark it {layer.Layer.Mark("AfterBackward", method)}";

    private static IEnumerable<(LayerMember Parameter, LayerMember Gradient)> Unwritten(LayerAnatomy layer)
    {
        // With a learning rate the gradient is in the step that is taken, wherever it is kept.
        if (layer.Backward is not { } backward || Passes.TakesLearningRate(backward) || layer.GradientOf.Count == 0)
            yield break;
        if (layer.Effects.Backward is not { Completes: true } effects)
            yield break;
        var after = backward.After.Select(call => EffectWalker.Run(layer.Type, call.Method, [], layer.Sources)).ToArray();
        foreach (var parameter in layer.Parameters)
        {
            if (!layer.GradientOf.TryGetValue(parameter, out var gradient) || gradient.IsView
                || Passes.IsReportedElsewhere(layer, backward.Method, parameter, gradient))
                continue;
            var member = gradient.Symbol.OriginalDefinition;
            // A pair of names may be a cache and its gradient, which only Forward can tell.
            if (effects.MayWrite(member, Sharing.None) || after.Any(call => call is null || call.MayWrite(member, Sharing.None))
                || layer.Effects.Forward is not { } forward || forward.MayWrite(member, Sharing.None) || Passes.IsCache(layer, parameter, forward))
                continue;
            if (!effects.MayWrite(member, SharingReader.Of(layer.Type, member, backward.Method, layer.Sources)))
                yield return (parameter, gradient);
        }
    }

    // A method that makes the gradient out of what the passes keep, or of what they were given; one that clears or copies it does not.
    private static IMethodSymbol? Completing(LayerAnatomy layer, LayerMember gradient)
    {
        var kept = new HashSet<string>(
            Names(layer, layer.Forward!.Method).Concat(Names(layer, layer.Backward!.Method)).Where(MethodBodies.IsChanged)
                .Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);
        return LayerMethods.Of(layer.Layer)
            .FirstOrDefault(method => !method.Is(layer.Backward.Method)
                && !Others.Any(verb => method.Name.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
                && Names(layer, method).ToArray() is var names
                && names.Any(name => name.Identifier.ValueText == gradient.Name && MethodBodies.IsChanged(name) && !IsCleared(name))
                && (method.Parameters.Count(static parameter => parameter.Type is IArrayTypeSymbol) > 1
                    || names.Any(name => name.Identifier.ValueText != gradient.Name && kept.Contains(name.Identifier.ValueText)
                        && LayerMethods.HasField(layer.Type, name.Identifier.ValueText))));
    }

    private static bool IsCleared(SimpleNameSyntax name) =>
        name.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { Right: LiteralExpressionSyntax or ArrayCreationExpressionSyntax }
        || name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault()
            is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" or "Fill" } };

    private static IEnumerable<SimpleNameSyntax> Names(LayerAnatomy layer, IMethodSymbol method) =>
        MethodBodies.Reached(layer.Layer, [method], CancellationToken.None).OfType<SimpleNameSyntax>();
}

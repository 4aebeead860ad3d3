using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Flow;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules;

/// <summary>GG0104: Backward runs to its end, and a gradient is what it was before, or zero.</summary>
internal sealed class GradientNeverWrittenRule : ILayerRule
{
    private static readonly string[] Clears = ["clear", "zero", "reset", "init", "forward", "load"];

    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.GradientNeverWritten];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        // With a learning rate the gradient is in the step that is taken, wherever it is kept.
        if (layer.Backward is not { } backward || Passes.TakesLearningRate(backward) || layer.GradientOf.Count == 0)
            return;
        if (layer.Effects.Backward is not { Completes: true } effects)
            return;
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
                report(new LayerProblem(Diagnostics.Descriptors.GradientNeverWritten, Passes.Place(layer, backward.Method, gradient.Symbol),
                    CalledMethod.NameOf(backward.Method), gradient.Name, parameter.Name, Completing(layer, backward, gradient) is { } method
                        ? $"; {method.Name} does: if it is what completes {CalledMethod.NameOf(backward.Method)}, mark it "
                            + $"{layer.Layer.Mark("AfterBackward", method)}" : string.Empty));
        }
    }

    // A method that makes the gradient out of what Backward collects; one that clears both does not.
    private static IMethodSymbol? Completing(LayerAnatomy layer, BackwardSignature backward, LayerMember gradient)
    {
        var collected = new HashSet<string>(
            Names(layer, backward.Method).Where(MethodBodies.IsChanged).Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);
        return LayerMethods.Of(layer.Layer)
            .FirstOrDefault(method => !method.Is(backward.Method) && !Clears.Any(verb => method.Name.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            && Names(layer, method).ToArray() is var names && names.Any(name => name.Identifier.ValueText == gradient.Name && MethodBodies.IsChanged(name))
            && names.Any(name => name.Identifier.ValueText != gradient.Name && collected.Contains(name.Identifier.ValueText)
                && LayerMethods.HasField(layer.Type, name.Identifier.ValueText)));
    }

    private static IEnumerable<SimpleNameSyntax> Names(LayerAnatomy layer, IMethodSymbol method) =>
        MethodBodies.Reached(layer.Layer, [method], CancellationToken.None).OfType<SimpleNameSyntax>();
}

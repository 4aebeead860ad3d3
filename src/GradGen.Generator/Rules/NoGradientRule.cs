using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Parameters;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules;

/// <summary>GG0101: a parameter without a gradient, in a layer that keeps gradients where they can be found.</summary>
internal sealed class NoGradientRule : ILayerRule
{
    private static readonly string[] RateNames = ["lr", "eta", "rate", "learningrate", "learnrate", "learningspeed", "stepsize"];

    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.NoGradient];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        var missing = layer.Parameters.Where(parameter => !layer.GradientOf.ContainsKey(parameter) && CanHaveGradient(layer, parameter)).ToArray();
        if (missing.Length == 0 || layer.Type.IsAbstract)
            return;
        var backwards = PassCandidates.Backward(layer.Layer);
        if (layer.Backward is { TakesStep: true } or { InOne: not null } || (layer.GradientOf.Count == 0 && layer.Backward is null)
            || backwards.Any(method => HandsGradientsOn(layer, method)) || KeepsThemElsewhere(layer))
            return;
        var updated = UpdatedIn(layer, backwards);
        foreach (var parameter in missing.Where(parameter => !updated.Contains(parameter.Name) && !HasOneOutOfSight(layer, parameter)))
        {
            var isOwn = parameter.Symbol.ContainingType.Is(layer.Type);
            report(new LayerProblem(Diagnostics.Descriptors.NoGradient, isOwn ? parameter.Location : layer.Layer.Location, parameter.Name,
                layer.Layer.IsAdopted ? " that this project can reach" : string.Empty));
        }
    }

    // What cannot be packed is reported as that, and the members of a base class that is a layer are reported there.
    private static bool CanHaveGradient(LayerAnatomy layer, LayerMember parameter)
    {
        var element = layer.Forward?.ElementType ?? layer.Parameters[0].Storage.Element;
        var storage = parameter.Items?.Storage ?? parameter.Storage;
        return storage.IsReal && storage.Element.Is(element) && !(storage.IsScalar && parameter.IsReadOnly)
            && (parameter.Symbol.ContainingType.Is(layer.Type) || !parameter.Symbol.ContainingType.Has(AttributeReader.GradCheckable));
    }

    // A learning rate means that the step is taken at once; other results and arguments may carry gradients out.
    private static bool HandsGradientsOn(LayerAnatomy layer, IMethodSymbol method)
    {
        if (method.Parameters.Any(static parameter => RateNames.Contains(MemberNames.Normalise(parameter.Name))))
            return true;
        if (layer.Backward is { } backward && backward.Method.Is(method))
            return backward.Returned.Count > 0 || Output.Of(method.ReturnType).Outputs.Count > backward.InputGradients.Count
                || backward.Arguments.Any(static argument => argument.Kind == ArgumentKind.Omitted);
        return !(method.ReturnsVoid || Storage.Of(method.ReturnType).IsReal)
            || method.Parameters.Any(static parameter =>
                Storage.Of(parameter.Type) is not { IsReal: true, IsSpan: false } || parameter.RefKind is RefKind.Ref or RefKind.Out);
    }

    // One buffer for all of them, a dictionary, an object: whose they are cannot be told.
    private static bool KeepsThemElsewhere(LayerAnatomy layer)
    {
        var gradients = new HashSet<string>(layer.GradientOf.Values.Select(static gradient => gradient.Name));
        foreach (var (name, type) in Around(layer))
        {
            if (gradients.Contains(name))
                continue;
            var normalised = MemberNames.Normalise(name);
            if (!normalised.Contains("grad") && !MemberNames.IsBareGradient(normalised))
                continue;
            if (!Storage.Of(type).IsReal || MemberNames.IsBareGradient(normalised)
                || GradientNames.Stem(name) is "all" or "parameter" or "param" or "flat" or "theta" || normalised.Contains("buffer")
                || normalised.Contains("storage"))
                return true;
        }

        return false;
    }

    // Of an adopted layer what cannot be reached is not there.
    private static IEnumerable<(string Name, ITypeSymbol Type)> Around(LayerAnatomy layer) =>
        layer.Layer.IsAdopted ? layer.Members.Select(static member => (member.Name, member.Type)) : GradientNames.Around(layer.Type);

    private static bool HasOneOutOfSight(LayerAnatomy layer, LayerMember parameter)
    {
        var name = MemberNames.Normalise(parameter.Name);
        return (!layer.Layer.IsAdopted && !layer.Layer.HasSource(parameter.Symbol.ContainingType))
            || Around(layer).Any(other =>
                MemberNames.GradientOf(MemberNames.Normalise(other.Name)).Any(stem => GradientNames.Same(stem, name))
                    && !layer.GradientOf.Values.Any(gradient => gradient.Name == other.Name));
    }

    // Backward takes the step itself, or gives the parameter to something that does: "optimizer.Step(_weights, dw);".
    private static HashSet<string> UpdatedIn(LayerAnatomy layer, IReadOnlyList<IMethodSymbol> backwards)
    {
        var updated = WrittenMembers.Of(layer.Layer, layer.Members, backwards, layer.Sources);
        foreach (var method in backwards.Concat(Helpers(layer, backwards)))
        {
            foreach (var call in Declared.SyntaxOf(method).Nodes(layer.Sources.Cancellation)
                .OfType<ExpressionStatementSyntax>())
            {
                if (call.Expression is InvocationExpressionSyntax invocation)
                    updated.UnionWith(invocation.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>()
                        .Select(static name => name.Identifier.ValueText));
            }
        }

        return updated;
    }

    private static IEnumerable<IMethodSymbol> Helpers(LayerAnatomy layer, IReadOnlyList<IMethodSymbol> backwards)
    {
        var names = new HashSet<string>(
            backwards.SelectMany(Declared.SyntaxOf).Nodes()
                .OfType<InvocationExpressionSyntax>().Select(static call => (call.Expression as IdentifierNameSyntax)?.Identifier.ValueText).OfType<string>());
        return layer.Type.GetMembers().OfType<IMethodSymbol>().Where(method => names.Contains(method.Name));
    }
}

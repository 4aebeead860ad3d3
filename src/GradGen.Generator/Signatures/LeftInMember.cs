using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>What a Forward or Backward that returns nothing leaves in a member of the layer: its <c>Output</c>, its <c>DInputs</c>.</summary>
internal static class LeftInMember
{
    /// <summary>The only member that Forward writes and that is called like an output; null where there is none.</summary>
    /// <param name="forward">Forward.</param>
    /// <param name="layer">The layer.</param>
    internal static Output? Output(IMethodSymbol forward, LayerView layer) =>
        Written(forward, layer).Where(static member => ForwardSignature.OutputNames.Contains(member.Name.TrimStart('_').ToLowerInvariant()))
            .ToArray() is [var only]
            ? new Output(only.Type, only.Storage, 1)
            {
                Member = only.Access,
                IsShown = only.Symbol.DeclaredAccessibility != Accessibility.Private || only.Shown.Count > 0
            }
            : null;

    /// <summary>The gradient of an input that Backward writes; null where there is none.</summary>
    /// <param name="backward">Backward.</param>
    /// <param name="input">The input.</param>
    /// <param name="layer">The layer.</param>
    internal static LayerMember? GradientOf(IMethodSymbol backward, ForwardInput input, LayerView layer) =>
        Written(backward, layer).FirstOrDefault(member => Storage.Fit(input.Type, input.Storage, member.Type, member.Storage)
            && MemberNames.GradientOf(MemberNames.Normalise(member.Name)).Any(stem => stem is "input" or "x" or "inputactivation" or "inputdata"
                || stem == MemberNames.Normalise(input.Name)));

    private static IEnumerable<LayerMember> Written(IMethodSymbol pass, LayerView layer)
    {
        var written = new HashSet<string>(
            MethodBodies.Reached(layer, [pass], default).OfType<SimpleNameSyntax>().Where(MethodBodies.IsChanged)
                .Select(static name => name.Identifier.ValueText));
        return LayerMembers.Of(layer).Where(member => member.Storage.IsReal && !member.IsView && written.Contains(member.Name));
    }
}

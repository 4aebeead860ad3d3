using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>Inputs and outputs that Backward wants to see again: by name, or, for a loss, all of them in order.</summary>
internal static class PassedAgain
{
    private static readonly string[] Destinations = ["into", "destination", "dest", "dst", "buffer"];

    /// <summary>What each of these parameters is given.</summary>
    internal static Dictionary<string, Argument> Of(IMethodSymbol method, ForwardSignature forward)
    {
        var passed = new Dictionary<string, Argument>(StringComparer.Ordinal);
        var values = method.Parameters.Where(parameter => Storage.OfPassed(parameter.Type, forward.From) is { IsReal: true } or { IsInteger: true } or { IsFlags: true }).ToArray();
        if (IsFilledByLoss(method, forward))
            values = Read(values, forward);
        if (IsDerivative(values, forward))
        {
            passed[values[0].Name] = new Argument(ArgumentKind.InputOrOutput, 0);
            return passed;
        }

        if (StatedLoss.Of(forward) is { } loss && values.Length == 2 && values.FirstOrDefault(parameter => loss.IsCompared(parameter.Name, forward)) is { } compared
            && values.First(parameter => parameter.Name != compared.Name) is var target && target.Type.Is(forward.Inputs[loss.Target].Type) && compared.Type.Is(forward.Inputs[loss.Compared].Type))
        {
            passed[compared.Name] = new Argument(ArgumentKind.InputOrState, loss.Compared);
            passed[target.Name] = new Argument(ArgumentKind.Input, loss.Target);
            return passed;
        }

        // The only thing that comes in is the upstream gradient, be it called like the input.
        if (values.Length == 1 && !forward.Outputs[0].Storage.IsScalar)
            return passed;
        for (var i = 0; i < forward.Inputs.Count; i++)
        {
            var input = forward.Inputs[i];
            var match = values.FirstOrDefault(parameter => parameter.Type.Is(input.Type) && string.Equals(parameter.Name, input.Name, StringComparison.OrdinalIgnoreCase))
                ?? values.FirstOrDefault(parameter => parameter.Type.Is(input.Type) && values.Length > forward.Outputs.Count && !passed.ContainsKey(parameter.Name)
                    && (Storage.OfPassed(parameter.Type, forward.From) is { IsInteger: true } or { IsFlags: true } || parameter.Name.ToLowerInvariant() is "x" or "input" or "inputs"));
            if (match is not null)
                passed[match.Name] = new Argument(ArgumentKind.Input, i);
        }

        if ((IsLoss(forward) || IsLossOfEach(method, values, forward)) && passed.Count < forward.Inputs.Count && values.Length == forward.Inputs.Count && values.Zip(forward.Inputs, (parameter, input) => parameter.Type.Is(input.Type)).All(static same => same))
        {
            for (var i = 0; i < values.Length; i++)
                passed[values[i].Name] = new Argument(ArgumentKind.Input, i);
        }

        // A cache that Forward hands out and Backward takes back.
        for (var i = 1; i < forward.Outputs.Count; i++)
        {
            if (values.FirstOrDefault(parameter => !passed.ContainsKey(parameter.Name) && parameter.Type.Is(forward.Outputs[i].Type) && IsCache(parameter.Name)) is { } cache)
                passed[cache.Name] = new Argument(ArgumentKind.Kept, forward.Outputs[i].Item);
        }

        foreach (var parameter in values.Where(parameter => !passed.ContainsKey(parameter.Name) && parameter.Name.ToLowerInvariant() is "y" or "output" or "outputs" or "result"))
        {
            var output = forward.Outputs.ToList().FindIndex(candidate => candidate.Type.Is(parameter.Type));
            if (output >= 0 && values.Length > passed.Count + forward.Outputs.Count)
                passed[parameter.Name] = new Argument(ArgumentKind.Output, output);
        }

        return passed;
    }

    /// <summary>Whether Backward of a loss gives nothing back, so that it fills an array of the caller's.</summary>
    internal static bool IsFilledByLoss(IMethodSymbol method, ForwardSignature forward) => IsLoss(forward) && method.ReturnsVoid;

    private static bool IsLoss(ForwardSignature forward) => forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar && !forward.Inputs[0].Storage.IsScalar;

    // Of one number, by what is called like it.
    private static bool IsDerivative(IParameterSymbol[] values, ForwardSignature forward) =>
        values is [var only] && forward.Inputs is [{ Storage.IsScalar: true } input] && forward.Outputs is [{ Storage.IsScalar: true }]
        && only.Type.Is(input.Type) && input.Type.Is(forward.Outputs[0].Type) && string.Equals(only.Name, input.Name, StringComparison.OrdinalIgnoreCase);

    // A loss of each sample, whose Backward takes what the loss does: what comes first is no upstream gradient, since it has another type.
    private static bool IsLossOfEach(IMethodSymbol method, IParameterSymbol[] values, ForwardSignature forward) =>
        forward.Outputs.Count == 1 && forward.Inputs.Count == 2 && values.Length == 2 && method.ReturnType.Is(forward.Inputs[0].Type)
        && !Storage.Fit(values[0].Type, Storage.OfPassed(values[0].Type, forward.From), forward.Outputs[0].Type, forward.Outputs[0].Storage);

    // What a loss reads, and not what it fills: that comes behind as many as Forward takes, or is called like it.
    private static IParameterSymbol[] Read(IParameterSymbol[] values, ForwardSignature forward)
    {
        var read = values.Where(parameter => !IsFilled(parameter, forward)).Take(forward.Inputs.Count).ToArray();
        return read is [var only] && values.Length == 1 && forward.Inputs.Count == 1 && only.Name != forward.Inputs[0].Name ? [] : read;
    }

    private static bool IsFilled(IParameterSymbol parameter, ForwardSignature forward)
    {
        var name = MemberNames.Normalise(parameter.Name);
        return parameter.RefKind == RefKind.Out
            || (parameter.Type.Name == "Span" && forward.Inputs.All(static input => input.Type.Name != "Span"))
            || (parameter.Type.Name != "ReadOnlySpan" && forward.Inputs.All(input => MemberNames.Normalise(input.Name) != name)
                && (Destinations.Contains(name) || name.Contains("grad") || MemberNames.GradientOf(name).Any(stem => forward.Inputs.Any(input => MemberNames.Normalise(input.Name) == stem))));
    }

    private static bool IsCache(string name)
    {
        var bare = name.ToLowerInvariant();
        return bare.Contains("cache") || bare.Contains("saved") || bare.Contains("context") || bare.Contains("mask") || bare == "ctx";
    }
}

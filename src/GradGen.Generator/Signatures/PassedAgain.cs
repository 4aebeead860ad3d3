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
        var passed = new Dictionary<string, Argument>();
        var values = method.Parameters
            .Where(parameter => Storage.OfPassed(parameter.Type, forward.From) is { IsReal: true } or { IsInteger: true } or { IsFlags: true })
            .Where(parameter => !StepNames.IsLearningRate(parameter.Name) || forward.Inputs.Any(input => input.Name == parameter.Name)).ToArray();
        if (IsFilledByLoss(method, forward))
            values = Read(values, forward);
        if (IsDerivative(method, values, forward))
        {
            passed[values[0].Name] = new Argument(ArgumentKind.InputOrOutput, 0);
            return passed;
        }

        if (ComparedAndTarget(values, forward) is { } stated)
            return stated;
        // The only thing that comes in is the upstream gradient, even if it is called like the input.
        if (values.Length == 1 && !forward.Outputs[0].Storage.IsScalar)
            return passed;
        AddInputs(method, values, forward, passed);
        AddCaches(values, forward, passed);
        AddOutputs(values, forward, passed);
        return passed;
    }

    // Of a loss whose code says which of its inputs is compared with the other.
    private static Dictionary<string, Argument>? ComparedAndTarget(IParameterSymbol[] values, ForwardSignature forward)
    {
        if (values.Length != 2 || StatedLoss.Of(forward) is not { } loss
            || Array.Find(values, parameter => loss.IsCompared(parameter.Name, forward)) is not { } compared)
            return null;
        var target = values.First(parameter => parameter.Name != compared.Name);
        if (!target.Type.Is(forward.Inputs[loss.Target].Type) || !compared.Type.Is(forward.Inputs[loss.Compared].Type))
            return null;
        return new()
        {
            [compared.Name] = new Argument(ArgumentKind.InputOrState, loss.Compared),
            [target.Name] = new Argument(ArgumentKind.Input, loss.Target),
        };
    }

    // By name, by what only an input can be, or, for a loss, all of them in order.
    private static void AddInputs(IMethodSymbol method, IParameterSymbol[] values, ForwardSignature forward, Dictionary<string, Argument> passed)
    {
        for (var i = 0; i < forward.Inputs.Count; i++)
        {
            var input = forward.Inputs[i];
            var fitting = values.Where(parameter => parameter.Type.Is(input.Type)).ToArray();
            var match = Array.Find(fitting, parameter => string.Equals(parameter.Name, input.Name, StringComparison.OrdinalIgnoreCase))
                ?? (values.Length > forward.Outputs.Count
                    ? Array.Find(fitting, parameter => !passed.ContainsKey(parameter.Name) && CanOnlyBeInput(parameter, forward)) : null);
            if (match is not null)
                passed[match.Name] = new Argument(ArgumentKind.Input, i);
        }

        if (passed.Count < forward.Inputs.Count && values.Length == forward.Inputs.Count
            && (IsLoss(forward) || IsLossOfEach(method, values, forward))
            && values.Zip(forward.Inputs, static (parameter, input) => parameter.Type.Is(input.Type)).All(static same => same))
        {
            for (var i = 0; i < values.Length; i++)
                passed[values[i].Name] = new Argument(ArgumentKind.Input, i);
        }
    }

    private static bool CanOnlyBeInput(IParameterSymbol parameter, ForwardSignature forward) =>
        Storage.OfPassed(parameter.Type, forward.From) is { IsInteger: true } or { IsFlags: true }
        || parameter.Name.ToLowerInvariant() is "x" or "input" or "inputs";

    // A cache that Forward hands out and Backward takes back.
    private static void AddCaches(IParameterSymbol[] values, ForwardSignature forward, Dictionary<string, Argument> passed)
    {
        foreach (var output in forward.Outputs.Skip(1))
        {
            if (Array.Find(values, parameter => !passed.ContainsKey(parameter.Name) && parameter.Type.Is(output.Type) && IsCache(parameter.Name)) is { } cache)
                passed[cache.Name] = new Argument(ArgumentKind.Kept, output.Item);
        }
    }

    private static void AddOutputs(IParameterSymbol[] values, ForwardSignature forward, Dictionary<string, Argument> passed)
    {
        foreach (var parameter in values.Where(parameter => !passed.ContainsKey(parameter.Name)
            && parameter.Name.ToLowerInvariant() is "y" or "output" or "outputs" or "result"))
        {
            var output = forward.Outputs.ToList().FindIndex(candidate => candidate.Type.Is(parameter.Type));
            if (output >= 0 && values.Length > passed.Count + forward.Outputs.Count)
                passed[parameter.Name] = new Argument(ArgumentKind.Output, output);
        }
    }

    /// <summary>Whether Backward of a loss gives nothing back, so that it fills an array of the caller's.</summary>
    internal static bool IsFilledByLoss(IMethodSymbol method, ForwardSignature forward) => IsLoss(forward) && method.ReturnsVoid;

    private static bool IsLoss(ForwardSignature forward) =>
        forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar && !forward.Inputs[0].Storage.IsScalar;

    // At the point that the function was given, or at what it gave there: a number where either is called like the other, and
    // whatever is called a derivative, unless what it takes is a gradient.
    private static bool IsDerivative(IMethodSymbol method, IParameterSymbol[] values, ForwardSignature forward) =>
        values is [var only] && forward.Inputs is [{ } input] && forward.Outputs is [{ Storage: var output } result]
        && only.Type.Is(input.Type) && input.Type.Is(result.Type) && method.ReturnType.Is(input.Type)
        && ((output.IsScalar && string.Equals(only.Name, input.Name, StringComparison.OrdinalIgnoreCase))
            || (PassNames.IsDerivative(CalledMethod.NameOf(method)) && !InputRoles.IsGradientName(only.Name)));

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
                && (Destinations.Contains(name) || name.Contains("grad")
                    || MemberNames.GradientOf(name).Any(stem => forward.Inputs.Any(input => MemberNames.Normalise(input.Name) == stem))));
    }

    private static bool IsCache(string name)
    {
        var bare = name.ToLowerInvariant();
        return bare.Contains("cache") || bare.Contains("saved") || bare.Contains("context") || bare.Contains("mask") || bare == "ctx";
    }
}

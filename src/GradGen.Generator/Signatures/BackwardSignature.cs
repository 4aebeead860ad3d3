using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A Backward method beside a Forward: what each argument is, and which inputs' gradients come back.</summary>
internal sealed record BackwardSignature
{
    private BackwardSignature(IMethodSymbol method, IReadOnlyList<Argument> arguments, IReadOnlyList<InputGradient> inputGradients)
    {
        Method = method;
        Arguments = arguments;
        InputGradients = inputGradients;
    }

    internal IMethodSymbol Method { get; }

    internal IReadOnlyList<Argument> Arguments { get; }

    /// <summary>The arguments with the parts of tuples in their place.</summary>
    internal IEnumerable<Argument> EachArgument => Arguments.SelectMany(static argument => argument.Each);

    internal IReadOnlyList<InputGradient> InputGradients { get; init; }

    internal bool IsTuple => TupleParts.Of(Method.ReturnType) is not null;

    /// <summary>Gradients of parameters that come back, in what Backward returns or in its arguments.</summary>
    internal IReadOnlyList<ReturnedGradient> Returned { get; private init; } = [];

    /// <summary>What is called after it to complete it.</summary>
    internal IReadOnlyList<SecondCall> After { get; init; } = [];

    /// <summary>What gives the gradients of all parameters in one after it; null where they are elsewhere.</summary>
    internal GradientsInOne? InOne { get; init; }

    /// <summary>The rate that the layer keeps, where a step is taken with that; null where it is passed, or no step is taken.</summary>
    internal KeptRate? Rate { get; init; }

    /// <summary>Whether Backward, or what completes it, takes a step itself.</summary>
    internal bool TakesStep =>
        Rate is not null || Arguments.Any(static argument => argument.Kind == ArgumentKind.LearningRate) || After.Any(static call => call.TakesStep);

    /// <summary>
    /// Whether Backward finds the upstream gradient in the object that Forward gave, and leaves the inputs' gradients in those
    /// that Forward took.
    /// </summary>
    internal bool IsCarried { get; private init; }

    /// <summary>Whether Backward gives the factor of each upstream gradient in place of the gradient: <c>double[] Derivative(double[] x)</c>.</summary>
    internal bool IsFactor { get; private init; }

    internal bool TakesUpstream => IsCarried || IsFactor || EachArgument.Any(IsUpstream);

    /// <summary>Whether one call goes back through all steps of a sequence, each of which was a call of Forward.</summary>
    internal bool TakesSequence => TakesLastUpstream || Arguments.Any(static argument => argument.Kind == ArgumentKind.Upstreams);

    /// <summary>Whether that call is given the upstream gradient of the last step alone.</summary>
    internal bool TakesLastUpstream { get; private init; }

    /// <summary>
    /// What it calls the target that it takes in place of an upstream gradient: <c>Backward(double[] expected)</c>; null where it takes that.
    /// </summary>
    internal string? Target =>
        Arguments.Zip(Method.Parameters, static (argument, parameter) => (argument.Kind, parameter.Name))
            .Where(static pair => pair.Kind == ArgumentKind.Upstream).Select(static pair => pair.Name).ToArray() is [var only]
        && (InputRoles.IsInPlaceOfUpstream(only)
            || (InputRoles.IsTargetBesideInput(only) && Arguments.Any(static argument => argument.Kind == ArgumentKind.Input))) ? only : null;

    /// <summary>What else Backward may mean, as a member of <c>GradGen.Harness.OtherMeaning</c>; null where its signature leaves nothing open.</summary>
    internal string? OtherMeaning =>
        Arguments.Any(static argument => argument.Kind is ArgumentKind.InputOrOutput or ArgumentKind.InputOrState)
            ? "DerivativeByOutput"
            : GivesLosses ? "MeanOfLosses" : null;

    /// <summary>Whether Forward gives a loss of each sample, and Backward the gradient of all of them together.</summary>
    internal bool GivesLosses { get; private init; }

    internal bool TakesStepNumber => Arguments.Any(static argument => argument.Kind == ArgumentKind.Step);

    internal bool HasTrainingFlag => Arguments.Any(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining);

    /// <summary>Reads a method's signature against a Forward; says what does not fit.</summary>
    internal static BackwardSignature? Read(IMethodSymbol method, ForwardSignature forward, LayerView layer, IReadOnlyList<LayerMember> members,
        out string? obstacle)
    {
        var read = new BackwardArguments(method, forward, members);
        if ((obstacle = read.Read()) is not null)
            return null;
        var (arguments, written) = (read.All, read.Written);
        var upstreams = arguments.SelectMany(static argument => argument.Each).Count(IsUpstream);
        var isCarried = IsCarriedBy(method, forward, arguments);
        if (upstreams == 0 && !isCarried && !CanDoWithoutUpstream(forward, arguments))
        {
            obstacle = $"it takes no upstream gradient of type {forward.Outputs[0].Type.Show()}";
            return null;
        }

        // An output without an upstream gradient beside one that has it is a cache or a statistic.
        var takesEachStep = arguments.Exists(static argument => argument.Kind == ArgumentKind.Upstreams);
        var result = new BackwardResult(method, forward, takesEachStep, members, written);
        obstacle = result.Read();
        var givesEachStep = false;
        if (obstacle is not null && !takesEachStep && new BackwardResult(method, forward, true, members, written) is var ofEachStep
            && ofEachStep.Read() is null && ofEachStep.OfInputs.Count > 0)
            (result, obstacle, givesEachStep) = (ofEachStep, null, true);
        if (obstacle is not null)
            return null;
        var gradients = result.OfInputs;
        gradients.AddRange(arguments.Where(static argument => argument.Kind is ArgumentKind.WrittenGradient or ArgumentKind.InPlace)
            .Select(static argument => new InputGradient(0, argument.Index, false)));
        if (isCarried)
            gradients.AddRange(forward.Inputs.Select(static (input, number) => (input, number))
                .Where(static pair => pair.input.Storage.Own is { Gradients: not null }).Select(static pair => new InputGradient(0, pair.number, false)));
        if (method.ReturnsVoid && gradients.Count == 0)
        {
            gradients.AddRange(
                from input in Enumerable.Range(0, forward.Inputs.Count)
                let left = LeftInMember.GradientOf(method, forward.Inputs[input], layer)
                where left is not null
                select new InputGradient(0, input, left.Storage.IsScalar) { Member = left.Access, IsSequence = left.Storage.IsSequence });
        }

        var isFactor = !forward.Outputs[0].Storage.IsScalar && arguments.Exists(static argument => argument.Kind == ArgumentKind.InputOrOutput);
        return new BackwardSignature(method, arguments, gradients)
        {
            Returned = result.OfParameters,
            IsCarried = isCarried,
            TakesLastUpstream = givesEachStep,
            IsFactor = isFactor,
            GivesLosses = upstreams == 0 && !isCarried && !isFactor && !forward.Outputs[0].Storage.IsScalar
        };
    }

    private static bool IsUpstream(Argument argument) => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams or ArgumentKind.InPlace;

    // The objects that Forward took and gave hold the gradients, and nothing that is passed does.
    private static bool IsCarriedBy(IMethodSymbol method, ForwardSignature forward, List<Argument> arguments) =>
        method.ReturnsVoid && forward.Outputs is [{ Storage.Own.Gradients: not null }]
        && arguments.All(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining or ArgumentKind.Random
            or ArgumentKind.LearningRate or ArgumentKind.Chosen or ArgumentKind.Omitted);

    // A loss, or a derivative at what is passed again.
    private static bool CanDoWithoutUpstream(ForwardSignature forward, List<Argument> arguments) =>
        arguments.Exists(static argument => argument.Kind is ArgumentKind.InputOrOutput or ArgumentKind.InputOrState)
        || (forward.Outputs.Count == 1 && (forward.Outputs[0].Storage.IsScalar || forward.Inputs.Count == 2));
}

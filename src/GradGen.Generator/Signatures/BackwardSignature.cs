using GradGen.Generator.Determinism;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A Backward method beside a Forward: what each argument is, and which inputs' gradients come back.</summary>
internal sealed record BackwardSignature
{
    private static readonly string[] LearningRates = ["eta", "rate", "learningspeed", "stepsize"];

    private static readonly string[] Shares = ["momentum", "decay", "regulari", "l1", "l2"];

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

    internal IReadOnlyList<InputGradient> InputGradients { get; }

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
    internal bool TakesStep => Rate is not null || Arguments.Any(static argument => argument.Kind == ArgumentKind.LearningRate) || After.Any(static call => call.TakesStep);

    /// <summary>
    /// Whether Backward finds the upstream gradient in the object that Forward gave, and leaves the inputs' gradients in those
    /// that Forward took.
    /// </summary>
    internal bool IsCarried { get; private init; }

    internal bool TakesUpstream => IsCarried || EachArgument.Any(static argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams);

    /// <summary>Whether one call goes back through all steps of a sequence, each of which was a call of Forward.</summary>
    internal bool TakesSequence => TakesLastUpstream || Arguments.Any(static argument => argument.Kind == ArgumentKind.Upstreams);

    /// <summary>Whether that call is given the upstream gradient of the last step alone.</summary>
    internal bool TakesLastUpstream { get; private init; }

    /// <summary>What it calls the target that it takes in place of an upstream gradient: <c>Backward(double[] expected)</c>; null where it takes that.</summary>
    internal string? Target => Arguments.Zip(Method.Parameters, static (argument, parameter) => (argument.Kind, parameter.Name)).Where(static pair => pair.Kind == ArgumentKind.Upstream).Select(static pair => pair.Name).ToArray() is [var only]
        && InputRoles.IsInPlaceOfUpstream(only) ? only : null;

    /// <summary>What else Backward may mean, as a member of <c>GradGen.Harness.OtherMeaning</c>; null where its signature leaves nothing open.</summary>
    internal string? OtherMeaning => Arguments.Any(static argument => argument.Kind is ArgumentKind.InputOrOutput or ArgumentKind.InputOrState) ? "DerivativeByOutput" : GivesLosses ? "MeanOfLosses" : null;

    /// <summary>Whether Forward gives a loss of each sample, and Backward the gradient of all of them together.</summary>
    internal bool GivesLosses { get; private init; }

    internal bool TakesStepNumber => Arguments.Any(static argument => argument.Kind == ArgumentKind.Step);

    internal bool HasTrainingFlag => Arguments.Any(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining);

    internal static bool IsLearningRate(string name) => MemberNames.Normalise(name) is var bare && (LearningRates.Contains(bare) || IsLearningRateAbbreviated(bare));

    // lr, lrate, lnr, learnRate: letters of "learning", then of "rate", in their order.
    private static bool IsLearningRateAbbreviated(string bare)
    {
        var rate = bare.EndsWith("rate", StringComparison.Ordinal) ? 4 : bare.EndsWith("r", StringComparison.Ordinal) ? 1 : 0;
        if (rate == 0 || bare[0] != 'l')
            return false;
        var at = 0;
        return bare.Take(bare.Length - rate).All(letter => (at = "learning".IndexOf(letter, at) + 1) > 0);
    }

    // What a step takes besides the gradient: without it the step is the gradient's alone.
    private static bool IsShare(string name) => MemberNames.Normalise(name) is var bare && Shares.Any(bare.Contains);

    /// <summary>Reads a method's signature against a Forward; says what does not fit.</summary>
    internal static BackwardSignature? Read(IMethodSymbol method, ForwardSignature forward, LayerView layer, IReadOnlyList<LayerMember> members, out string? obstacle)
    {
        var written = new List<ReturnedGradient>();
        var arguments = ReadArguments(method, forward, members, written, out obstacle);
        if (arguments is null)
            return null;
        var upstreams = arguments.SelectMany(static argument => argument.Each).Count(static argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams);
        var isCarried = method.ReturnsVoid && forward.Outputs is [{ Storage.Own.Gradients: not null }]
            && arguments.All(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining or ArgumentKind.Random or ArgumentKind.LearningRate or ArgumentKind.Chosen or ArgumentKind.Omitted);
        if (upstreams == 0 && !isCarried && !arguments.Exists(static argument => argument.Kind == ArgumentKind.InputOrState) && !(forward.Outputs.Count == 1 && (forward.Outputs[0].Storage.IsScalar || forward.Inputs.Count == 2)))
        {
            obstacle = $"it takes no upstream gradient of type {forward.Outputs[0].Type.Show()}";
            return null;
        }

        // An output without an upstream gradient beside one that has it is a cache or a statistic.
        var takesEachStep = arguments.Exists(static argument => argument.Kind == ArgumentKind.Upstreams);
        var result = new BackwardResult(method, forward, takesEachStep, members, written);
        obstacle = result.Read();
        var givesEachStep = false;
        if (obstacle is not null && !takesEachStep && new BackwardResult(method, forward, true, members, written) is var ofEachStep && ofEachStep.Read() is null && ofEachStep.OfInputs.Count > 0)
            (result, obstacle, givesEachStep) = (ofEachStep, null, true);
        if (obstacle is not null)
            return null;
        var gradients = result.OfInputs;
        gradients.AddRange(arguments.Where(static argument => argument.Kind == ArgumentKind.WrittenGradient).Select(static argument => new InputGradient(0, argument.Index, false)));
        if (isCarried)
            gradients.AddRange(forward.Inputs.Select(static (input, number) => (input, number)).Where(static pair => pair.input.Storage.Own is { Gradients: not null }).Select(static pair => new InputGradient(0, pair.number, false)));
        if (method.ReturnsVoid && gradients.Count == 0)
        {
            gradients.AddRange(
                from input in Enumerable.Range(0, forward.Inputs.Count)
                let left = LeftInMember.GradientOf(method, forward.Inputs[input], layer)
                where left is not null
                select new InputGradient(0, input, left.Storage.IsScalar) { Member = left.Access, IsSequence = left.Storage.IsSequence });
        }

        return new BackwardSignature(method, arguments, gradients) { Returned = result.OfParameters, IsCarried = isCarried, TakesLastUpstream = givesEachStep, GivesLosses = upstreams == 0 && !isCarried && !forward.Outputs[0].Storage.IsScalar };
    }

    private static List<Argument>? ReadArguments(IMethodSymbol method, ForwardSignature forward, IReadOnlyList<LayerMember> members, List<ReturnedGradient> written, out string? obstacle)
    {
        var arguments = new List<Argument>();
        var passed = PassedAgain.Of(method, forward);
        var upstream = 0;
        foreach (var parameter in method.Parameters)
        {
            var storage = Storage.OfPassed(parameter.Type, forward.From);
            if (ChosenArgument.Again(parameter, forward) is { } chosen)
            {
                arguments.Add(chosen);
            }
            else if (passed.TryGetValue(parameter.Name, out var again))
            {
                arguments.Add(again);
            }
            else if (TupleOf(method, parameter, forward, upstream) is { } tuple)
            {
                arguments.Add(tuple);
                upstream += tuple.Each.Count(static part => part.Kind == ArgumentKind.Upstream);
            }
            else if (Argument.OfFlag(parameter) is { } flag)
            {
                arguments.Add(flag);
            }
            else if (forward.TakesStepNumber && Argument.OfStep(parameter) is { } step)
            {
                arguments.Add(step);
            }
            else if (!parameter.IsOptional && storage is { IsReal: true, IsScalar: true } && IsLearningRate(parameter.Name))
            {
                arguments.Add(new Argument(ArgumentKind.LearningRate, 0));
            }
            else if (storage is { IsReal: true, IsScalar: true } && IsShare(parameter.Name) && method.Parameters.Any(static other => IsLearningRate(other.Name)))
            {
                arguments.Add(new Argument(ArgumentKind.Share, 0));
            }
            else if (IsOfParameter(parameter, storage, upstream) && ReturnedGradient.Named(parameter.Name, parameter.Type, storage, members, forward, written) is { } member
                && (parameter.RefKind != RefKind.None || upstream >= forward.Outputs.Count || MemberNames.IsParameter(MemberNames.Normalise(member.Name))))
            {
                arguments.Add(new Argument(ArgumentKind.WrittenParameterGradient, written.Count));
                written.Add(new ReturnedGradient(null, member, storage) { Argument = parameter });
            }
            else if (storage.IsReal && !(storage.IsSequence && PartOf(forward, parameter) is not null) && upstream < forward.Outputs.Count && !(PassedAgain.IsFilledByLoss(method, forward) && !storage.IsScalar) && parameter.RefKind is RefKind.None or RefKind.In && !(parameter.IsOptional && !forward.Outputs[upstream].Storage.IsScalar))
            {
                var output = forward.Outputs[upstream];
                if (IsOfEachStep(method, forward.From, parameter.Type, storage, output.Type, output.Storage))
                {
                    arguments.Add(new Argument(ArgumentKind.Upstreams, upstream++));
                    continue;
                }

                if (!Storage.Fit(parameter.Type, storage, output.Type, output.Storage))
                {
                    obstacle = $"its upstream gradient {parameter.Name} is {parameter.Type.Show()}, but the output is {output.Type.Show()}";
                    return null;
                }

                arguments.Add(new Argument(ArgumentKind.Upstream, upstream++));
            }
            else if ((!storage.IsReal || storage.IsSequence) && PartOf(forward, parameter) is { } item)
            {
                arguments.Add(new Argument(ArgumentKind.Kept, item));
            }
            else if (storage is { IsReal: true, IsScalar: false } && (method.ReturnsVoid ? parameter.RefKind != RefKind.Ref : parameter.RefKind == RefKind.Out) && Written(parameter, storage, forward, arguments) is >= 0 and var input)
            {
                arguments.Add(new Argument(ArgumentKind.WrittenGradient, input));
            }
            else if (parameter.IsOptional)
            {
                arguments.Add(new Argument(ArgumentKind.Omitted, 0));
            }
            else
            {
                obstacle = $"it is not clear what to pass for {parameter.Show()}: {Remedy(parameter, storage, forward.From)}";
                return null;
            }
        }

        obstacle = null;
        return arguments;
    }

    private static string Remedy(IParameterSymbol parameter, Storage storage, IAssemblySymbol from) =>
        RowsType.Lacks(parameter.Type, from) is { } lacks ? RowsType.Remedy(parameter.Type, lacks, "Backward")
        : (storage switch
        {
            { IsReal: true, IsScalar: true } when parameter.RefKind == RefKind.None => "call it learningRate if the gradients are in the step that it takes",
            { IsReal: true } when parameter.Type.Name != "ReadOnlySpan" => "call it after the input or the parameter whose gradient it is for, as in dInput or dWeights",
            _ => "return one from Forward beside the output, as a cache",
        }) + ", or give it a default value";

    // What is handed out, or an array or a span behind the upstream gradient, that can be written into.
    private static bool IsOfParameter(IParameterSymbol parameter, Storage storage, int upstreams) =>
        storage is { IsReal: true, IsSequence: false, Rows: null } && !parameter.IsOptional
        && (parameter.RefKind is RefKind.Out or RefKind.Ref || (upstreams > 0 && parameter.RefKind == RefKind.None && parameter.Type.Name != "ReadOnlySpan" && storage is { IsScalar: false, Own: null or { IsInPlace: true } }));

    // As many as steps, each a call of Forward: only a layer that remembers its calls can go back through them at once.
    internal static bool IsOfEachStep(IMethodSymbol method, IAssemblySymbol from, ITypeSymbol type, Storage many, ITypeSymbol stepType, Storage step) =>
        step is { IsScalar: false, Own: null, IsSpan: false, IsSequence: false } && many.Ranks.Count == step.Ranks.Count + 1 && many.Ranks[0] == 1
        && Storage.ElementOf(type)!.Is(stepType) && StateReader.Remembers(LayerView.Of(method.ContainingType, from));

    // All that Forward returned or was passed in one, or, where nothing else is, the gradients by all that it returned.
    private static Argument? TupleOf(IMethodSymbol method, IParameterSymbol parameter, ForwardSignature forward, int upstreams)
    {
        if (TupleParts.Of(parameter.Type) is not { } parts)
            return null;
        var taken = forward.Method.Parameters.Zip(forward.Arguments, static (taken, argument) => (Parameter: taken, Argument: argument)).Where(pair => pair.Argument.Parts is not null && TupleParts.Same(pair.Parameter.Type, parameter.Type)).ToArray();
        var isOfOutputs = parts.Count == forward.Outputs.Count && parts.Zip(forward.Outputs, static (part, output) => part.Type.Is(output.Type)).All(static same => same);
        if (isOfOutputs && upstreams == 0 && !taken.Any(pair => pair.Parameter.Name == parameter.Name) && !method.Parameters.Any(other => other.Type.Is(forward.Outputs[0].Type)))
            return Argument.Tuple([.. parts.Select(static (_, part) => new Argument(ArgumentKind.Upstream, part))]);
        return taken.Length > 0 ? taken[0].Argument : TupleParts.Same(forward.Method.ReturnType, parameter.Type) ? new Argument(ArgumentKind.Kept, 0) : null;
    }

    // The input whose gradient a buffer is for: the first of its type that has none yet.
    private static int Written(IParameterSymbol parameter, Storage storage, ForwardSignature forward, List<Argument> arguments)
    {
        for (var input = 0; input < forward.Inputs.Count; input++)
        {
            if (forward.Inputs[input].Storage.IsReal && Storage.Fit(parameter.Type, storage, forward.Inputs[input].Type, forward.Inputs[input].Storage)
                && parameter.Type.Name != "ReadOnlySpan" && !arguments.Contains(new Argument(ArgumentKind.WrittenGradient, input)))
            {
                return input;
            }
        }

        return -1;
    }

    // A cache that is no array: the only part of its type in what Forward returns, and no output.
    private static int? PartOf(ForwardSignature forward, IParameterSymbol parameter)
    {
        if (forward.Method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var parts } || parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        var fitting = parts.Where(part => part.Type.Is(parameter.Type)).ToArray();
        var item = fitting.Length == 1 ? parts.IndexOf(fitting[0]) + 1 : 0;
        return item > 0 && forward.Outputs.All(output => output.Item != item) ? item : null;
    }
}

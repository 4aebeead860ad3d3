using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>A Backward method beside a Forward: what each argument is, and which inputs' gradients come back.</summary>
internal sealed record BackwardSignature
{
    private static readonly string[] LearningRates = ["lr", "eta", "rate", "learningrate", "learnrate", "learningspeed", "stepsize"];

    private BackwardSignature(IMethodSymbol method, IReadOnlyList<Argument> arguments, IReadOnlyList<InputGradient> inputGradients, bool isTuple)
    {
        Method = method;
        Arguments = arguments;
        InputGradients = inputGradients;
        IsTuple = isTuple;
    }

    internal IMethodSymbol Method { get; }

    internal IReadOnlyList<Argument> Arguments { get; }

    internal IReadOnlyList<InputGradient> InputGradients { get; }

    internal bool IsTuple { get; }

    /// <summary>Gradients of parameters that come back in the tuple.</summary>
    internal IReadOnlyList<ReturnedGradient> Returned { get; private init; } = [];

    /// <summary>What is called after it to complete it.</summary>
    internal IReadOnlyList<SecondCall> After { get; init; } = [];

    /// <summary>Whether Backward, or what completes it, takes a step itself.</summary>
    internal bool TakesStep => Arguments.Any(static argument => argument.Kind == ArgumentKind.LearningRate) || After.Any(static call => call.TakesStep);

    /// <summary>
    /// Whether Backward finds the upstream gradient in the object that Forward gave, and leaves the inputs' gradients in those
    /// that Forward took.
    /// </summary>
    internal bool IsCarried { get; private init; }

    internal bool TakesUpstream => IsCarried || Arguments.Any(static argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams);

    /// <summary>Whether one call goes back through all steps of a sequence, each of which was a call of Forward.</summary>
    internal bool TakesSequence => Arguments.Any(static argument => argument.Kind == ArgumentKind.Upstreams);

    internal bool TakesStepNumber => Arguments.Any(static argument => argument.Kind == ArgumentKind.Step);

    internal bool HasTrainingFlag => Arguments.Any(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining);

    internal static bool IsLearningRate(string name) => LearningRates.Contains(MemberNames.Normalise(name));

    /// <summary>Reads a method's signature against a Forward; says what does not fit.</summary>
    internal static BackwardSignature? Read(IMethodSymbol method, ForwardSignature forward, IReadOnlyList<LayerMember> members, out string? obstacle)
    {
        var arguments = ReadArguments(method, forward, out obstacle);
        if (arguments is null)
            return null;
        var upstreams = arguments.Count(static argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams);
        var isCarried = method.ReturnsVoid && forward.Outputs is [{ Storage.Own.Gradients: not null }]
            && arguments.All(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining or ArgumentKind.Random or ArgumentKind.LearningRate or ArgumentKind.Omitted);
        if (upstreams == 0 && !isCarried && !(forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar))
        {
            obstacle = $"it takes no upstream gradient of type {Show(forward.Outputs[0].Type)}";
            return null;
        }

        // An output without an upstream gradient beside one that has it is a cache or a statistic.
        var returned = new List<ReturnedGradient>();
        var gradients = ReadGradients(method, forward, arguments.Exists(static argument => argument.Kind == ArgumentKind.Upstreams), members, returned, out var isTuple, out obstacle);
        if (gradients is null)
            return null;
        gradients.AddRange(arguments.Where(static argument => argument.Kind == ArgumentKind.WrittenGradient).Select(static argument => new InputGradient(0, argument.Index, false)));
        if (isCarried)
            gradients.AddRange(forward.Inputs.Select(static (input, number) => (input, number)).Where(static pair => pair.input.Storage.Own is { Gradients: not null }).Select(static pair => new InputGradient(0, pair.number, false)));
        return new BackwardSignature(method, arguments, gradients, isTuple) { Returned = returned, IsCarried = isCarried };
    }

    private static List<Argument>? ReadArguments(IMethodSymbol method, ForwardSignature forward, out string? obstacle)
    {
        var arguments = new List<Argument>();
        var passed = InputsPassedAgain(method, forward);
        var upstream = 0;
        foreach (var parameter in method.Parameters)
        {
            var storage = Storage.OfPassed(parameter.Type, forward.From);
            if (passed.TryGetValue(parameter.Name, out var again))
            {
                arguments.Add(again);
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
            else if (storage.IsReal && !(storage.IsSequence && PartOf(forward, parameter) is not null) && upstream < forward.Outputs.Count && parameter.RefKind is RefKind.None or RefKind.In && !(parameter.IsOptional && !forward.Outputs[upstream].Storage.IsScalar))
            {
                var output = forward.Outputs[upstream];
                if (IsOfEachStep(method, forward.From, parameter.Type, storage, output.Type, output.Storage))
                {
                    arguments.Add(new Argument(ArgumentKind.Upstreams, upstream++));
                    continue;
                }

                if (!Storage.Fit(parameter.Type, storage, output.Type, output.Storage))
                {
                    obstacle = $"its upstream gradient {parameter.Name} is {Show(parameter.Type)}, but the output is {Show(output.Type)}";
                    return null;
                }

                arguments.Add(new Argument(ArgumentKind.Upstream, upstream++));
            }
            else if ((!storage.IsReal || storage.IsSequence) && PartOf(forward, parameter) is { } item)
            {
                arguments.Add(new Argument(ArgumentKind.Kept, item));
            }
            else if (method.ReturnsVoid && storage is { IsReal: true, IsScalar: false } && Written(parameter, storage, forward, arguments) is >= 0 and var input)
            {
                arguments.Add(new Argument(ArgumentKind.WrittenGradient, input));
            }
            else if (parameter.IsOptional)
            {
                arguments.Add(new Argument(ArgumentKind.Omitted, 0));
            }
            else
            {
                obstacle = $"it is not clear what to pass for {parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}";
                return null;
            }
        }

        obstacle = null;
        return arguments;
    }

    // As many as steps, each a call of Forward: only a layer that remembers its calls can go back through them at once.
    private static bool IsOfEachStep(IMethodSymbol method, IAssemblySymbol from, ITypeSymbol type, Storage many, ITypeSymbol stepType, Storage step) =>
        step is { IsScalar: false, Own: null, IsSpan: false, IsSequence: false } && many.Ranks.Count == step.Ranks.Count + 1 && many.Ranks[0] == 1
        && Same(Storage.ElementOf(type)!, stepType) && StateReader.Remembers(LayerView.Of(method.ContainingType, from));

    // The input whose gradient a buffer is for: the first of its type that has none yet.
    private static int Written(IParameterSymbol parameter, Storage storage, ForwardSignature forward, List<Argument> arguments)
    {
        for (var input = 0; input < forward.Inputs.Count; input++)
        {
            if (forward.Inputs[input].Storage.IsReal && Storage.Fit(parameter.Type, storage, forward.Inputs[input].Parameter.Type, forward.Inputs[input].Storage)
                && parameter.Type.Name != "ReadOnlySpan" && !arguments.Contains(new Argument(ArgumentKind.WrittenGradient, input)))
            {
                return input;
            }
        }

        return -1;
    }

    // Inputs and outputs that Backward wants to see again: by name, or, for a loss, all of them in order.
    private static Dictionary<string, Argument> InputsPassedAgain(IMethodSymbol method, ForwardSignature forward)
    {
        var passed = new Dictionary<string, Argument>(StringComparer.Ordinal);
        var values = method.Parameters.Where(parameter => Storage.OfPassed(parameter.Type, forward.From) is { IsReal: true } or { IsInteger: true }).ToArray();
        // The only thing that comes in is the upstream gradient, be it called like the input.
        if (values.Length == 1 && !forward.Outputs[0].Storage.IsScalar)
            return passed;
        for (var i = 0; i < forward.Inputs.Count; i++)
        {
            var input = forward.Inputs[i];
            var match = values.FirstOrDefault(parameter => Same(parameter.Type, input.Parameter.Type) && string.Equals(parameter.Name, input.Parameter.Name, StringComparison.OrdinalIgnoreCase))
                ?? values.FirstOrDefault(parameter => Same(parameter.Type, input.Parameter.Type) && values.Length > forward.Outputs.Count && !passed.ContainsKey(parameter.Name)
                    && (Storage.OfPassed(parameter.Type, forward.From).IsInteger || parameter.Name.ToLowerInvariant() is "x" or "input" or "inputs"));
            if (match is not null)
                passed[match.Name] = new Argument(ArgumentKind.Input, i);
        }

        var isLoss = forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar && !forward.Inputs[0].Storage.IsScalar;
        if (isLoss && passed.Count < forward.Inputs.Count && values.Length == forward.Inputs.Count && values.Zip(forward.Inputs, (parameter, input) => Same(parameter.Type, input.Parameter.Type)).All(static same => same))
        {
            for (var i = 0; i < values.Length; i++)
                passed[values[i].Name] = new Argument(ArgumentKind.Input, i);
        }

        // A cache that Forward hands out and Backward takes back.
        for (var i = 1; i < forward.Outputs.Count; i++)
        {
            if (values.FirstOrDefault(parameter => !passed.ContainsKey(parameter.Name) && Same(parameter.Type, forward.Outputs[i].Type) && IsCache(parameter.Name)) is { } cache)
                passed[cache.Name] = new Argument(ArgumentKind.Kept, forward.Outputs[i].Item);
        }

        foreach (var parameter in values.Where(parameter => !passed.ContainsKey(parameter.Name) && parameter.Name.ToLowerInvariant() is "y" or "output" or "outputs" or "result"))
        {
            var output = forward.Outputs.ToList().FindIndex(candidate => Same(candidate.Type, parameter.Type));
            if (output >= 0 && values.Length > passed.Count + forward.Outputs.Count)
                passed[parameter.Name] = new Argument(ArgumentKind.Output, output);
        }

        return passed;
    }

    // A cache that is no array: the only part of its type in what Forward returns, and no output.
    private static int? PartOf(ForwardSignature forward, IParameterSymbol parameter)
    {
        if (forward.Method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var parts } || parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        var fitting = parts.Where(part => Same(part.Type, parameter.Type)).ToArray();
        var item = fitting.Length == 1 ? parts.IndexOf(fitting[0]) + 1 : 0;
        return item > 0 && forward.Outputs.All(output => output.Item != item) ? item : null;
    }

    private static bool IsCache(string name)
    {
        var bare = name.ToLowerInvariant();
        return bare.Contains("cache") || bare.Contains("saved") || bare.Contains("context") || bare.Contains("mask") || bare == "ctx";
    }

    private static List<InputGradient>? ReadGradients(IMethodSymbol method, ForwardSignature forward, bool isOfEachStep, IReadOnlyList<LayerMember> members, List<ReturnedGradient> returned, out bool isTuple, out string? obstacle)
    {
        isTuple = false;
        obstacle = null;
        var gradients = new List<InputGradient>();
        if (method.ReturnsVoid)
            return gradients;
        var (parts, tuple) = Output.Of(method.ReturnType, forward.From);
        isTuple = tuple;
        foreach (var part in parts)
        {
            if (tuple && ReturnedGradient.Read(((INamedTypeSymbol)method.ReturnType).TupleElements[part.Item - 1].Name, part, members, forward, returned) is { } ofParameter)
            {
                returned.Add(ofParameter);
                continue;
            }

            var input = NextInput(method, forward, isOfEachStep, part, gradients);
            if (input < 0)
            {
                obstacle = Mismatch(method, forward);
                return null;
            }

            gradients.Add(new InputGradient(part.Item, input, part.Storage.IsScalar) { IsSequence = part.Storage.IsSequence });
        }

        if (gradients.Count == 0 && returned.Count == 0)
            obstacle = Mismatch(method, forward);
        return gradients.Count == 0 && returned.Count == 0 ? null : gradients;
    }

    // The first input of the part's type that has no gradient yet; targets of a loss come last.
    private static int NextInput(IMethodSymbol method, ForwardSignature forward, bool isOfEachStep, Output part, List<InputGradient> taken)
    {
        var isLoss = forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar;
        var targets = isLoss ? InputRoles.OfLoss(forward.Inputs) : new bool[forward.Inputs.Count];
        foreach (var wanted in new[] { false, true })
        {
            for (var i = 0; i < forward.Inputs.Count; i++)
            {
                var (type, storage) = (forward.Inputs[i].Parameter.Type, forward.Inputs[i].Storage);
                var fits = isOfEachStep ? IsOfEachStep(method, forward.From, part.Type, part.Storage, type, storage) : Storage.Fit(type, storage, part.Type, part.Storage);
                if (targets[i] == wanted && fits && !taken.Exists(gradient => gradient.Input == i))
                    return i;
            }
        }

        return -1;
    }

    private static string Mismatch(IMethodSymbol method, ForwardSignature forward) =>
        $"it returns {Show(method.ReturnType)}, but the input {forward.Inputs[0].Parameter.Name} is {Show(forward.Inputs[0].Parameter.Type)}";

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static string Show(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}

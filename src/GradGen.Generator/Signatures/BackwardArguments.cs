using GradGen.Generator.Determinism;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>What each parameter of a Backward is given. What a parameter is depends on what those before it are.</summary>
/// <param name="method">The Backward.</param>
/// <param name="forward">The Forward that it belongs to.</param>
/// <param name="members">The layer's members.</param>
internal sealed class BackwardArguments(IMethodSymbol method, ForwardSignature forward, IReadOnlyList<LayerMember> members)
{
    private readonly Dictionary<string, Argument> _passed = PassedAgain.Of(method, forward);
    private int _upstreams;

    /// <summary>The arguments, in the order of the parameters.</summary>
    internal List<Argument> All { get; } = [];

    /// <summary>The gradients of the layer's parameters that are written into arguments.</summary>
    internal List<ReturnedGradient> Written { get; } = [];

    /// <summary>Reads the parameters.</summary>
    /// <returns>Why Backward cannot be called; null where it can.</returns>
    internal string? Read()
    {
        foreach (var parameter in method.Parameters)
        {
            var storage = Storage.OfPassed(parameter.Type, forward.From);
            var argument = ChosenArgument.Again(parameter, forward)
                ?? (_passed.TryGetValue(parameter.Name, out var again) ? again : (Argument?)null)
                ?? InTuple(parameter)
                ?? Argument.OfFlag(parameter)
                ?? (forward.TakesStepNumber ? Argument.OfStep(parameter) : null)
                ?? OfStepSize(parameter, storage)
                ?? OfParameter(parameter, storage);
            if (argument is null && IsInPlace(parameter))
            {
                argument = new Argument(ArgumentKind.InPlace, 0);
                _upstreams++;
            }

            if (argument is null && IsUpstream(parameter, storage))
            {
                argument = Upstream(parameter, storage);
                if (argument is null)
                    return $"its upstream gradient {parameter.Name} is {parameter.Type.Show()}, but the output is {forward.Outputs[_upstreams].Type.Show()}";
                _upstreams++;
            }

            argument ??= Kept(parameter, storage) ?? OfInput(parameter, storage) ?? (parameter.IsOptional ? new Argument(ArgumentKind.Omitted, 0) : null);
            if (argument is not { } given)
                return $"it is not clear what to pass for {parameter.Show()}: {Remedy(parameter, storage)}";
            All.Add(given);
        }

        return null;
    }

    /// <summary>Whether an argument holds as many of what a step gives or takes as there are steps, each a call of Forward.</summary>
    internal static bool IsOfEachStep(IMethodSymbol method, IAssemblySymbol from, ITypeSymbol type, Storage many, ITypeSymbol stepType, Storage step) =>
        step is { IsScalar: false, Own: null, IsSpan: false, IsSequence: false } && many.Ranks.Count == step.Ranks.Count + 1 && many.Ranks[0] == 1
        // Only a layer that remembers its calls can go back through them at once.
        && Storage.ElementOf(type)!.Is(stepType) && StateReader.Remembers(LayerView.Of(method.ContainingType, from));

    // All that Forward returned or was passed in one, or, where nothing else is, the gradients by all that it returned.
    private Argument? InTuple(IParameterSymbol parameter)
    {
        if (TupleParts.Of(parameter.Type) is not { } parts)
            return null;
        var taken = forward.Method.Parameters.Zip(forward.Arguments, static (taken, argument) => (Parameter: taken, Argument: argument))
            .Where(pair => pair.Argument.Parts is not null && TupleParts.Same(pair.Parameter.Type, parameter.Type)).ToArray();
        var isOfOutputs = parts.Count == forward.Outputs.Count
            && parts.Zip(forward.Outputs, static (part, output) => part.Type.Is(output.Type)).All(static same => same);
        if (isOfOutputs && _upstreams == 0 && !taken.Any(pair => pair.Parameter.Name == parameter.Name)
            && !method.Parameters.Any(other => other.Type.Is(forward.Outputs[0].Type)))
        {
            _upstreams += parts.Count;
            return Argument.Tuple([.. parts.Select(static (_, part) => new Argument(ArgumentKind.Upstream, part))]);
        }

        return taken.Length > 0 ? taken[0].Argument
            : TupleParts.Same(forward.Method.ReturnType, parameter.Type) ? new Argument(ArgumentKind.Kept, 0) : null;
    }

    private Argument? OfStepSize(IParameterSymbol parameter, Storage storage)
    {
        if (storage is not { IsReal: true, IsScalar: true })
            return null;
        if (!parameter.IsOptional && StepNames.IsLearningRate(parameter.Name))
            return new Argument(ArgumentKind.LearningRate, 0);
        return StepNames.IsShare(parameter.Name) && method.Parameters.Any(static other => StepNames.IsLearningRate(other.Name))
            ? new Argument(ArgumentKind.Share, 0) : null;
    }

    // What is handed out, or an array or a span behind the upstream gradient, that can be written into.
    private Argument? OfParameter(IParameterSymbol parameter, Storage storage)
    {
        if (storage is not { IsReal: true, IsSequence: false, Rows: null } || parameter.IsOptional)
            return null;
        var isHandedOut = parameter.RefKind is RefKind.Out or RefKind.Ref;
        var canBeFilled = _upstreams > 0 && parameter.RefKind == RefKind.None && parameter.Type.Name != "ReadOnlySpan"
            && storage is { IsScalar: false, Own: null or { IsInPlace: true } };
        if (!(isHandedOut || canBeFilled)
            || ReturnedGradient.Named(parameter.Name, parameter.Type, storage, members, forward, Written) is not { } member)
            return null;
        if (parameter.RefKind == RefKind.None && _upstreams < forward.Outputs.Count && !MemberNames.IsParameter(MemberNames.Normalise(member.Name)))
            return null;
        Written.Add(new ReturnedGradient(null, member, storage) { Argument = parameter });
        return new Argument(ArgumentKind.WrittenParameterGradient, Written.Count - 1);
    }

    private bool IsUpstream(IParameterSymbol parameter, Storage storage) =>
        storage.IsReal && _upstreams < forward.Outputs.Count && parameter.RefKind is RefKind.None or RefKind.In
        && !(storage.IsSequence && PartOf(parameter) is not null)
        && (storage.IsScalar || !PassedAgain.IsFilledByLoss(method, forward))
        && (!parameter.IsOptional || forward.Outputs[_upstreams].Storage.IsScalar);

    // What is overwritten on the way there is overwritten on the way back, unless there is another array for the result.
    private bool IsInPlace(IParameterSymbol parameter) =>
        forward is { IsInPlace: true, Inputs: [var input, ..] } && method.ReturnsVoid && _upstreams == 0
        && Storage.Fit(parameter.Type, Storage.OfPassed(parameter.Type, forward.From), input.Type, input.Storage)
        && InPlace.IsOverwritten(parameter, forward.From)
        && method.Parameters.Count(other => Storage.Fit(other.Type, Storage.OfPassed(other.Type, forward.From), input.Type, input.Storage)) == 1;

    // By the next output; null where it does not fit that.
    private Argument? Upstream(IParameterSymbol parameter, Storage storage)
    {
        var output = forward.Outputs[_upstreams];
        return IsOfEachStep(method, forward.From, parameter.Type, storage, output.Type, output.Storage) ? new Argument(ArgumentKind.Upstreams, _upstreams)
            : Storage.Fit(parameter.Type, storage, output.Type, output.Storage) ? new Argument(ArgumentKind.Upstream, _upstreams) : null;
    }

    private Argument? Kept(IParameterSymbol parameter, Storage storage) =>
        (!storage.IsReal || storage.IsSequence) && PartOf(parameter) is { } item ? new Argument(ArgumentKind.Kept, item) : null;

    // A cache that is not an array: the only part of its type in what Forward returns, and not an output.
    private int? PartOf(IParameterSymbol parameter)
    {
        if (forward.Method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var parts }
            || parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        var fitting = parts.Where(part => part.Type.Is(parameter.Type)).ToArray();
        var item = fitting.Length == 1 ? parts.IndexOf(fitting[0]) + 1 : 0;
        return item > 0 && forward.Outputs.All(output => output.Item != item) ? item : null;
    }

    // The input whose gradient a buffer is for: the first of its type that has none yet.
    private Argument? OfInput(IParameterSymbol parameter, Storage storage)
    {
        var canBeWritten = method.ReturnsVoid ? parameter.RefKind != RefKind.Ref && parameter.Type.Name != "ReadOnlySpan" : parameter.RefKind == RefKind.Out;
        if (storage is not { IsReal: true, IsScalar: false } || !canBeWritten)
            return null;
        return forward.Inputs.Select(static (input, number) => (input, Gradient: new Argument(ArgumentKind.WrittenGradient, number)))
            .Where(pair => pair.input.Storage.IsReal && Storage.Fit(parameter.Type, storage, pair.input.Type, pair.input.Storage)
                && !All.Contains(pair.Gradient))
            .Select(static pair => (Argument?)pair.Gradient).FirstOrDefault();
    }

    private string Remedy(IParameterSymbol parameter, Storage storage) =>
        RowsType.Lacks(parameter.Type, forward.From) is { } lacks ? RowsType.Remedy(parameter.Type, lacks, "Backward")
        : (storage switch
        {
            { IsReal: true, IsScalar: true } when parameter.RefKind == RefKind.None => "call it learningRate if the gradients are in the step that it takes",
            { IsReal: true } when parameter.Type.Name != "ReadOnlySpan" =>
                "call it after the input or the parameter whose gradient it is for, as in dInput or dWeights",
            { IsInteger: true } when InputRoles.IsLabelName(parameter.Name) =>
                "if it is a label, write a method that takes it beside the inputs and gives the loss, and mark it [Forward]",
            _ => "return one from Forward beside the output, as a cache",
        }) + ", or give it a default value";
}

using GradGen.Generator.Determinism;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Samples;
using GradGen.Generator.Shapes;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>Puts together how a check makes the layer and runs it.</summary>
internal static class HarnessReader
{
    private static readonly SymbolDisplayFormat WithNullability =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Null when the layer cannot be run; the problems say why.</summary>
    internal static HarnessModel? Read(
        LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<IMethodSymbol> factories, LayerFacts facts, ForwardSignature forward, BackwardSignature backward,
        ParameterReading parameters, ITypeSymbol element, StorageModels storages, List<LayerProblem> problems, CancellationToken cancellation)
    {
        var isLoss = !backward.TakesUpstream;
        var isTarget = isLoss ? InputRoles.OfLoss(forward.Inputs) : new bool[forward.Inputs.Count];
        var elementType = element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var (shapes, limits, products, lengths) = InputShapes.Read(forward, backward, [.. isTarget.Zip(forward.Inputs, static (target, input) => target || input.Storage.IsFlags)], facts, elementType);
        var areIndices = forward.Inputs.Select(input => IndexReader.AreIndices(layer, input, forward.Method, facts.Sources)).ToArray();
        // Whatever is returned for indices is no gradient.
        var gradients = backward.InputGradients.Where(gradient => !areIndices[gradient.Input]).ToArray();
        var inputs = new List<InputModel>();
        for (var i = 0; i < shapes.Count; i++)
        {
            var parameter = (i < forward.Inputs.Count ? forward.Inputs[i] : forward.Buffers[i - forward.Inputs.Count]).Parameter;
            if (shapes[i].Creation is null || shapes[i].IsUncertain)
                problems.Add(new LayerProblem(Descriptors.UnknownInputShape, layer.IsAdopted && layer.Find(parameter, "ShapeAttribute") is { } given ? given.LocationOr(layer.Location) : parameter.Locations[0], parameter.Name, shapes[i].Problem!));
            if (shapes[i].Creation is not null && i < forward.Inputs.Count)
                inputs.Add(Input(layer, forward.Inputs[i], shapes[i], isTarget[i], areIndices[i], gradients.Any(gradient => gradient.Input == i)) with { Passed = storages.Passed(forward.Inputs[i].Storage) });
        }

        var receiver = layer.IsAdopted ? "Layer.Layer" : "Layer";
        var before = problems.Count;
        ReportUnmakeable(layer, forward, backward, problems);
        var isMade = problems.Count == before;
        // What is remembered is forgotten last.
        var held = (backward.Rate?.Held is { } rate ? new[] { rate } : []).Concat(HoldReader.Read(layer, members, parameters, [forward.Method, backward.Method], problems, cancellation));
        var penalty = Penalty(layer, problems);
        var samples = layer.Type.IsAbstract ? [] : SampleReader.Read(layer, factories, element, new SampleSource(forward.Method, backward.Method, Kept(parameters), storages, facts.Sources), constructor => LateInitialisation.Read(layer, members, parameters.Models, constructor, forward.Method, backward.Method, problems, cancellation), problems);
        if (shapes.Any(static shape => shape.Creation is null) || !isMade)
            return null;
        var outputs = forward.Outputs.Where((_, index) => (isLoss && (!backward.EachArgument.Any(static argument => argument.Kind == ArgumentKind.InputOrState) || index == StatedLoss.Of(forward)!.Value.Losses)) || backward.IsCarried || backward.EachArgument.Any(argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams && argument.Index == index));
        var (thresholds, takesLogarithm, furthest) = ThresholdReader.Read(layer, facts.Sources, [forward.Method, backward.Method], facts.Written, new HashSet<string>(parameters.Models.Select(static parameter => parameter.Name), StringComparer.Ordinal));
        return new HarnessModel(
            Cost(layer),
            isLoss,
            forward.HasTrainingFlag || backward.HasTrainingFlag,
            facts.Sizes(layer.Type).Select(static size => $"sizes.Known({Literals.Of(size.Name)}, {size.Witness});").Concat(limits).Concat(furthest == 0 ? [] : lengths.Select(length => $"sizes.Beyond({Literals.Of(length)}, {furthest});")).ToEquatableArray(),
            inputs.Select(input => input with { TakesAnySign = input.Role == "Target" && thresholds.Count > 0 && !takesLogarithm }).ToEquatableArray(),
            Argument.Call(receiver, forward.Method, ChosenArgument.Beside(forward), (argument, parameter) => Value(argument, parameter, forward, storages, isForward: true)),
            Argument.Call(receiver, backward.Method, backward.Arguments, (argument, parameter) => Value(argument, parameter, forward, storages)),
            Upstreams(forward, backward, storages).ToEquatableArray(),
            shapes.Skip(forward.Inputs.Count).Select(shape => new BufferModel(shape.ArrayType, shape.Creation!, storages.Passed(shape.Storage!))).ToEquatableArray(),
            backward.Returned.Select((returned, number) => Returned(returned, number, storages)).ToEquatableArray(),
            backward.TakesStep,
            backward.Rate?.Divisor,
            WrittenGradients(backward, isOut: false).ToEquatableArray(),
            outputs.Select((output, index) => new ResultPart(forward.IsTuple ? ".Item" + output.Item : string.Empty, index, output.Storage.IsScalar, storages.NameOf(output.Storage)) { IsSpan = output.Storage.IsSpan, IsSequence = output.Storage.IsSequence, Member = output.Member }).ToEquatableArray(),
            gradients.Where(static gradient => gradient.Path is not null || gradient.Member is not null).Select(gradient => new ResultPart(gradient.Path ?? string.Empty, gradient.Input, gradient.IsScalar, storages.NameOf(forward.Inputs[gradient.Input].Storage)) { IsSpan = Storage.Of(backward.Method.ReturnType).IsSpan, IsSequence = gradient.IsSequence, Member = gradient.Member }).ToEquatableArray(),
            backward.Arguments.Any(static argument => argument.Kind is ArgumentKind.Kept or ArgumentKind.InputOrState) ? forward.Method.ReturnType.ToDisplayString(WithNullability) : null,
            held.ToEquatableArray(),
            penalty,
            samples.Select(sample => sample with { Preparation = sample.Preparation.Concat(products).ToEquatableArray() }).ToEquatableArray())
        {
            Thresholds = thresholds.ToEquatableArray(),
            Target = backward.Target,
            OtherMeaning = backward.OtherMeaning,
            InOne = backward.InOne?.Name,
            InOneArrays = backward.InOne is { } inOne ? Arrays(inOne, receiver, storages) : null,
            TakesStepNumber = forward.TakesStepNumber && backward.TakesStepNumber,
            TakesSequence = backward.TakesSequence,
            TakesLastUpstream = backward.TakesLastUpstream,
            OutGradients = WrittenGradients(backward, isOut: true).ToEquatableArray(),
            After = backward.After.Select(call => new SecondCallModel(Argument.Call(receiver, call.Method, call.Arguments, (argument, parameter) => Value(argument, parameter, forward, storages)), call.IsOfOneStep)).ToEquatableArray(),
            Trial = shapes.Any(static shape => shape.IsTried) ? Trial(layer, members, shapes) : null,
            CarriedUpstream = backward.IsCarried ? storages.GradientsOf(forward.Outputs[0].Storage.Own!) : null,
            CarriedGradients = backward.InputGradients.Where(_ => backward.IsCarried).Select(gradient => new CarriedModel(gradient.Input, storages.GradientsOf(forward.Inputs[gradient.Input].Storage.Own!))).ToEquatableArray(),
        };
    }

    // What is drawn, or cleared, and not set.
    private static HashSet<string> Kept(ParameterReading parameters) =>
        new(parameters.Members.Concat(parameters.GradientOf.Values).Select(static member => member.Name), StringComparer.Ordinal);

    // The inputs that are tried, with what to write where that is not enough, and the integers that may be their sizes.
    private static string Trial(LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<InputShape> shapes)
    {
        var advice = string.Join(" ", shapes.Where(static shape => shape.IsTried).Select(static shape => shape.Problem));
        return string.Concat(members.Where(static member => member.Type.SpecialType == SpecialType.System_Int32).Select(static member => member.Access).Prepend(Literals.Of(advice)).Select(static argument => ", " + argument));
    }

    // An input or an upstream gradient of a type that a check cannot make one of.
    private static void ReportUnmakeable(LayerView layer, ForwardSignature forward, BackwardSignature backward, List<LayerProblem> problems)
    {
        var passed = forward.Inputs.Concat(forward.Buffers).Select(static input => (input.Parameter, input.Storage))
            .Concat(backward.Arguments.Select((argument, index) => (Argument: argument, Parameter: backward.Method.Parameters[index])).Where(static pair => pair.Argument.Kind is ArgumentKind.Upstream or ArgumentKind.Output)
                .Select(pair => (pair.Parameter, forward.Outputs[pair.Argument.Index].Storage)));
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (parameter, storage) in passed)
        {
            if (storage.Own is not { } own || own.Obstacle(layer.From) is not { } obstacle || !reported.Add(own.Type))
                continue;
            problems.Add(new LayerProblem(Descriptors.NoSample, parameter.Locations[0], layer.Type.Name, $"{parameter.Name} is a {own.Type.Name}, {obstacle}"));
        }
    }

    private static InputModel Input(LayerView layer, ForwardInput input, InputShape shape, bool isTarget, bool isIndex, bool hasGradient)
    {
        var role = isIndex || input.Storage.IsInteger || input.Storage.IsFlags ? "Label" : isTarget && !hasGradient ? "Target" : "Real";
        // A logarithm's argument is away from zero, and below one where it stands for a probability.
        var domain = layer.Domain(input.Parameter) ?? (role == "Label" ? null : shape.Domain) ?? (shape.IsPositive && role == "Real" ? "0.05d, 0.95d" : null);
        return new InputModel(input.Name, shape.ArrayType, shape.Creation!, role, hasGradient, input.Storage.IsScalar, domain, input.Storage.IsFlags ? "2" : role == "Label" ? shape.LabelCount : null)
        {
            IsGiven = role == "Real" && !hasGradient && InputRoles.IsGiven(input.Name),
            ComparedWith = shape.ComparedWith.ToEquatableArray(),
            Only = layer.Domain(input.Parameter) is null ? shape.Only.ToEquatableArray() : [],
            FirstLabel = shape.FirstLabel,
        };
    }

    private static IEnumerable<int> WrittenGradients(BackwardSignature backward, bool isOut) =>
        backward.Arguments.Zip(backward.Method.Parameters, static (argument, parameter) => (argument, parameter))
            .Where(pair => pair.argument.Kind == ArgumentKind.WrittenGradient && pair.parameter.RefKind == RefKind.Out == isOut).Select(static pair => pair.argument.Index);

    private static ReturnedModel Returned(ReturnedGradient gradient, int number, StorageModels storages)
    {
        var (storage, how) = (gradient.Storage, storages.NameOf(gradient.Storage));
        var member = "Layer" + gradient.Parameter.Access.Substring("this".Length);
        var creation = gradient.Argument is not { RefKind: not RefKind.Out } ? null
            : storage.IsScalar ? $"default({storage.ArrayType().TrimEnd('[', ']')})"
            : how is not null ? $"Made<{storages.Passed(storage)!.Type}, {how}>(ZerosLike(ArrayOf({member}, default({how}))))"
            : storage.IsSpan ? $"new {storage.Element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}[global::GradGen.Theta.Count({member})]"
            : $"({storage.ArrayType()})ZerosLike({member})";
        return new ReturnedModel(gradient.Path is { } path ? "result" + path : "parameter" + number, gradient.Parameter.Name, how, storage.IsScalar, creation is null ? null : $"var parameter{number} = {creation};");
    }

    private static string Arrays(GradientsInOne inOne, string receiver, StorageModels storages)
    {
        var given = $"{receiver}.{inOne.Call}";
        return storages.NameOf(inOne.Storage) is { } how ? $"ArrayOf({given}, default({how}))" : inOne.Storage.IsSequence ? $"global::System.Linq.Enumerable.ToArray({given})" : given;
    }

    private static IEnumerable<UpstreamModel> Upstreams(ForwardSignature forward, BackwardSignature backward, StorageModels storages) =>
        from argument in backward.EachArgument
        where argument.Kind == ArgumentKind.Upstream
        let passed = storages.Passed(forward.Outputs[argument.Index].Storage)
        where passed is not null
        select new UpstreamModel(argument.Index, passed);

    private static string Value(Argument argument, IParameterSymbol parameter, ForwardSignature forward, StorageModels storages, bool isForward = false)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Input when storages.Passed(forward.Inputs[argument.Index].Storage) is { } passed:
                return isForward ? $"Give<{passed.Type}, {passed.How}>({argument.Index})" : $"Given<{passed.Type}>({argument.Index})";
            case ArgumentKind.Output when storages.Passed(forward.Outputs[argument.Index].Storage) is { } passed:
                return $"Made<{passed.Type}, {passed.How}>(Outputs[{argument.Index}])";
            case ArgumentKind.Upstream when storages.Passed(forward.Outputs[argument.Index].Storage) is { } passed:
                return $"GiveUpstream<{passed.Type}, {passed.How}>({argument.Index})";
            case ArgumentKind.Written when storages.Passed(forward.Outputs[argument.Index].Storage) is not null:
                return "output" + argument.Index;
            case ArgumentKind.WrittenGradient when parameter.RefKind == RefKind.Out:
                return "out var gradient" + argument.Index;
            case ArgumentKind.WrittenParameterGradient:
                return (parameter.RefKind switch { RefKind.Out => "out var ", RefKind.Ref => "ref ", _ => string.Empty }) + "parameter" + argument.Index;
            case ArgumentKind.WrittenGradient when storages.Passed(forward.Inputs[argument.Index].Storage) is not null:
                return "gradient" + argument.Index;
            case ArgumentKind.Input:
                return Of("Input", forward.Inputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.Output:
                return Of("Output", forward.Outputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.InputOrOutput:
                // A number that Forward gives is kept in double, unless the layer's own type is open.
                return $"(MeansOther ? {(Constants.IsNumber(parameter.Type) ? $"({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})Output<double[]>({argument.Index})[0]" : Of("Output", forward.Outputs[argument.Index].Storage, argument.Index))} : {Of("Input", forward.Inputs[argument.Index].Storage, argument.Index)})";
            case ArgumentKind.InputOrState:
                return $"(MeansOther ? Kept.Item{forward.Outputs[StatedLoss.Of(forward)!.Value.State].Item} : {Value(new Argument(ArgumentKind.Input, argument.Index), parameter, forward, storages)})";
            case ArgumentKind.Kept:
                return argument.Index == 0 ? "Kept" : "Kept.Item" + argument.Index;
            case ArgumentKind.Tuple:
                return TupleParts.Creation(parameter.Type, argument.Parts!.Select(part => Value(part, parameter, forward, storages, isForward)));
            case ArgumentKind.Upstream:
                return Of("UpstreamOf", forward.Outputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.Written:
                return Of("Output", forward.Outputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.WrittenGradient:
                return Of("InputGradientOf", forward.Inputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.Upstreams:
                return Listed($"UpstreamsOf<{forward.Outputs[argument.Index].Storage.ArrayType()}>({argument.Index})");
            case ArgumentKind.Step:
                return "Step";
            case ArgumentKind.LearningRate or ArgumentKind.One:
                return "1";
            case ArgumentKind.Share:
                return "0";
            case ArgumentKind.NotTraining:
                return "!Training";
            case ArgumentKind.Chosen:
                return ChosenArgument.Value(forward.Method.Parameters[argument.Index]);
            case ArgumentKind.Random:
                return "new global::System.Random(1)";
            default:
                return "Training";
        }

        string Of(string accessor, Storage storage, int index) => Listed($"{accessor}<{storage.ArrayType()}>({index}){(storage.IsScalar ? "[0]" : string.Empty)}");

        // An array is any other sequence already.
        string Listed(string array) => parameter.Type is INamedTypeSymbol { Name: "List" } list && Storage.OfPassed(list, forward.From).IsSequence ? $"new {list.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({array})" : array;
    }

    private static string Cost(LayerView layer) =>
        layer.Find(layer.Type, AttributeReader.GradCheckable)?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Cost").Value is { Type: INamedTypeSymbol type, Value: int value }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int constant && constant == value)?.Name ?? "RandomProjection"
            : "RandomProjection";

    private static string Owner(LayerView layer, IMethodSymbol method) =>
        !method.IsStatic ? layer.Receiver + "." : layer.IsAdopted ? method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." : string.Empty;

    // Those of an adopted layer may be inherited: it is named and not they.
    private static IEnumerable<IMethodSymbol> Methods(LayerView layer)
    {
        for (var type = layer.Type; type is { SpecialType: SpecialType.None }; type = layer.IsAdopted ? type.BaseType : null)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                yield return method;
        }
    }

    private static string? Penalty(LayerView layer, List<LayerProblem> problems)
    {
        var marked = Methods(layer).Where(method => layer.Has(method, "PenaltyAttribute")).ToArray();
        foreach (var method in marked)
        {
            if (method.IsGenericMethod || method.Parameters.Any(static parameter => !parameter.IsOptional) || !(Constants.IsNumber(method.ReturnType) || method.ReturnType.TypeKind == TypeKind.TypeParameter))
            {
                problems.Add(new LayerProblem(Descriptors.NoSample, method.Locations[0], layer.Type.Name, $"{method.Name} is marked [Penalty], so it has to take nothing and return a number"));
                return null;
            }
        }

        return marked.Length == 0 ? null
            : string.Join(" + ", marked.Select(method => method.ReturnType.TypeKind == TypeKind.TypeParameter
                ? $"global::System.Convert.ToDouble({Owner(layer, method)}{Literals.Identifier(method.Name)}())"
                : $"(double){Owner(layer, method)}{Literals.Identifier(method.Name)}()"));
    }
}

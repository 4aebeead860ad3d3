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
internal sealed class HarnessReader(LayerAnatomy anatomy, ParameterReading parameters, ITypeSymbol element, StorageModels storages, List<LayerProblem> problems)
{
    private readonly LayerView _layer = anatomy.Layer;
    private readonly ForwardSignature _forward = anatomy.Forward!;
    private readonly BackwardSignature _backward = anatomy.Backward!;
    private readonly CallReader _calls = new(anatomy.Layer, anatomy.Forward!, storages);

    /// <summary>Null when the layer cannot be run; the problems say why.</summary>
    /// <param name="factories">The methods that make the layer.</param>
    internal HarnessModel? Read(IReadOnlyList<IMethodSymbol> factories)
    {
        var (facts, cancellation) = (anatomy.Facts, anatomy.Sources.Cancellation);
        var isLoss = !_backward.TakesUpstream;
        var isTarget = isLoss ? InputRoles.OfLoss(_forward.Inputs) : new bool[_forward.Inputs.Count];
        bool[] followsFirst = [.. isTarget.Zip(_forward.Inputs, static (target, input) => target || input.Storage.IsFlags)];
        var found = InputShapeReader.Read(_forward, _backward, followsFirst, facts, TypeNames.Of(element));
        var shapes = found.Each;
        var areIndices = _forward.Inputs.Select(input => IndexReader.AreIndices(_layer, input, _forward.Method, facts.Sources)).ToArray();
        // Whatever is returned for indices is not a gradient.
        var gradients = _backward.InputGradients.Where(gradient => !areIndices[gradient.Input]).ToArray();
        ReportUnknownShapes(shapes);
        var before = problems.Count;
        ReportUnmakeable();
        var isMade = problems.Count == before;
        IReadOnlyList<IMethodSymbol> passes = [_forward.Method, _backward.Method];
        IReadOnlyList<IMethodSymbol> steps = [_backward.Method, .. _backward.After.Select(static call => call.Method)];
        var velocities = _backward.TakesStep ? Velocities.Of(_layer, anatomy.Members, parameters, _forward.Method, steps, cancellation) : [];
        if (_backward.TakesStep && StepObstacle.Of(_layer, parameters, velocities, steps, cancellation) is { } obstacle)
        {
            problems.Add(new LayerProblem(Descriptors.NothingToCheck, _layer.Location, _layer.Type.Name, obstacle));
            return null;
        }

        // What is remembered is forgotten last.
        var held = (_backward.Rate?.Held is { } rate ? new[] { rate } : [])
            .Concat(velocities.Select(Velocity))
            .Concat(HoldReader.Read(_layer, anatomy.Members, parameters, passes, problems, cancellation));
        var penalties = PenaltyReader.Read(_layer, problems);
        var samples = _layer.Type.IsAbstract ? [] : SampleReader.Read(
            _layer, factories, element, new SampleSource(_forward.Method, _backward.Method, Kept(parameters), storages, facts.Sources),
            constructor => LateInitialisation.Read(_layer, anatomy.Members, parameters.Models, constructor, _forward.Method, _backward.Method,
                problems, cancellation), problems);
        if (shapes.Any(static shape => shape.Creation is null) || !isMade)
            return null;
        var names = new HashSet<string>(parameters.Models.Select(static parameter => parameter.Name));
        var (thresholds, takesLogarithm, furthest, block) = ThresholdReader.Read(_layer, facts.Sources, passes, facts.Written, names);
        var known = facts.Sizes(_layer.Type).Select(static size => new SizeFact("Known", size.Name, size.Witness));
        var beyond = furthest == 0 ? [] : found.Lengths.Select(length => new SizeFact("Beyond", length, new Expression.Constant(furthest)));
        var blocks = block == 0 ? [] : new[] { new SizeFact("Blocks", null, new Expression.Constant(block)) };
        return new HarnessModel(
            Cost(_layer),
            known.Concat(found.Limits).Concat(beyond).ToEquatableArray(),
            Inputs(shapes, isTarget, areIndices, gradients)
                .Select(input => input with { TakesAnySign = input.Role == "Target" && thresholds.Count > 0 && !takesLogarithm }).ToEquatableArray(),
            Forward(shapes, isLoss),
            Backward(gradients),
            held.ToEquatableArray(),
            penalties.ToEquatableArray(),
            samples.Select(sample => sample with { Preparation = blocks.Concat(sample.Preparation).Concat(found.Products).ToEquatableArray() })
                .ToEquatableArray())
        {
            Trial = shapes.Any(static shape => shape.IsTried) ? Trial(shapes) : null,
            Thresholds = thresholds.ToEquatableArray(),
            IsLoss = isLoss,
            HasTrainingFlag = _forward.HasTrainingFlag || _backward.HasTrainingFlag,
            TakesStepNumber = _forward.TakesStepNumber && _backward.TakesStepNumber,
            Target = _backward.Target,
            OtherMeaning = _backward.OtherMeaning,
            TakesSequence = _backward.TakesSequence,
            TakesLastUpstream = _backward.TakesLastUpstream,
        };
    }

    private HeldModel Velocity(LayerMember member) => new(member.Access, HeldKind.Velocity)
    {
        Value = new Expression.Constant(0),
        Cleared = member.Storage.IsScalar ? null
            : new GradientModel(member.Name, member.Access, storages.NameOf(member.Storage), member.Storage.Own is { IsInPlace: false }),
    };

    // Of inputs and of buffers.
    private void ReportUnknownShapes(IReadOnlyList<InputShape> shapes)
    {
        foreach (var (passed, shape) in _forward.Inputs.Concat(_forward.Buffers).Zip(shapes, static (passed, shape) => (passed.Parameter, shape)))
        {
            if (shape.Creation is not null && !shape.IsUncertain)
                continue;
            var where = _layer.IsAdopted && _layer.Find(passed, "ShapeAttribute") is { } given ? given.LocationOr(_layer.Location) : passed.Locations[0];
            problems.Add(new LayerProblem(Descriptors.UnknownInputShape, where, passed.Name, shape.Problem!));
        }
    }

    private IEnumerable<InputModel> Inputs(IReadOnlyList<InputShape> shapes, bool[] isTarget, bool[] areIndices, InputGradient[] gradients) =>
        _forward.Inputs.Select((input, number) =>
            Input(input, shapes[number], isTarget[number], areIndices[number], Array.Exists(gradients, gradient => gradient.Input == number)));

    private ForwardModel Forward(IReadOnlyList<InputShape> shapes, bool isLoss)
    {
        var outputs = _forward.Outputs.Where((_, index) =>
            (isLoss && (!_backward.EachArgument.Any(static argument => argument.Kind == ArgumentKind.InputOrState)
                || index == StatedLoss.Of(_forward)!.Value.Losses))
            || _backward.IsCarried || _backward.IsFactor || _forward.IsInPlace
            || _backward.EachArgument.Any(argument => argument.Kind is ArgumentKind.Upstream or ArgumentKind.Upstreams && argument.Index == index));
        var isKept = _backward.Arguments.Any(static argument => argument.Kind is ArgumentKind.Kept or ArgumentKind.InputOrState);
        return new ForwardModel(
            _calls.Read(_forward.Method, ChosenArgument.Beside(_forward)),
            outputs.Select(Output).ToEquatableArray(),
            shapes.Skip(_forward.Inputs.Count).Select(shape => new BufferModel(shape.ArrayType, shape.Creation!, storages.Passed(shape.Storage!)))
                .ToEquatableArray(),
            isKept ? TypeNames.Annotated(_forward.Method.ReturnType) : null)
        {
            IsInPlace = _forward.IsInPlace,
        };
    }

    private ResultPart Output(Output output, int number)
    {
        var value = output.Member ?? (_forward.IsTuple ? Expression.Result.Dot("Item" + output.Item) : Expression.Result);
        return new ResultPart(value, number, output.Storage.IsScalar, storages.NameOf(output.Storage))
        {
            IsLeft = output.Member is not null,
            IsSpan = output.Storage.IsSpan,
            IsSequence = output.Storage.IsSequence
        };
    }

    private BackwardModel Backward(IEnumerable<InputGradient> gradients)
    {
        var isSpan = Storage.Of(_backward.Method.ReturnType).IsSpan;
        var results = gradients.Where(static gradient => gradient.Path is not null || gradient.Member is not null)
            .Select(gradient => new ResultPart(gradient.Member ?? gradient.Path!, gradient.Input, gradient.IsScalar,
                storages.NameOf(_forward.Inputs[gradient.Input].Storage))
            {
                IsLeft = gradient.Member is not null,
                IsSpan = isSpan,
                IsSequence = gradient.IsSequence,
            });
        return new BackwardModel(_calls.Read(_backward.Method, _backward.Arguments), results.ToEquatableArray())
        {
            After = _backward.After.Select(call => _calls.Read(call.Method, call.Arguments) with { IsOfOneStep = call.IsOfOneStep }).ToEquatableArray(),
            Returned = _backward.Returned.Select(Returned).ToEquatableArray(),
            WrittenGradients = WrittenGradients(isOut: false).ToEquatableArray(),
            IsInPlace = _backward.Arguments.Any(static argument => argument.Kind == ArgumentKind.InPlace),
            IsFactor = _backward.IsFactor,
            OutGradients = WrittenGradients(isOut: true).ToEquatableArray(),
            TakesStep = _backward.TakesStep,
            Rate = _backward.Rate?.Divisor,
            Upstreams = Upstreams().ToEquatableArray(),
            CarriedUpstream = _backward.IsCarried ? storages.GradientsOf(_forward.Outputs[0].Storage.Own!) : null,
            CarriedGradients = _backward.InputGradients.Where(_ => _backward.IsCarried)
                .Select(gradient => (gradient.Input, storages.GradientsOf(_forward.Inputs[gradient.Input].Storage.Own!))).ToEquatableArray(),
            InOne = _backward.InOne is { } inOne
                ? new InOneModel(inOne.Name, _layer.Receiver.Call(inOne.Name), storages.NameOf(inOne.Storage), inOne.Storage.IsSequence) : null,
        };
    }

    // What is drawn, or cleared, and not set.
    private static HashSet<string> Kept(ParameterReading parameters) =>
        new(parameters.Members.Concat(parameters.GradientOf.Values).Select(static member => member.Name));

    // The inputs that are tried, with what to write where that is not enough, and the integers that may be their sizes.
    private TrialModel Trial(IReadOnlyList<InputShape> shapes) => new(
        string.Join(" ", shapes.Where(static shape => shape.IsTried).Select(static shape => shape.Problem)),
        anatomy.Members.Where(static member => member.Type.SpecialType == SpecialType.System_Int32).Select(static member => member.Access).ToEquatableArray());

    // An input or an upstream gradient of a type that a check cannot make one of.
    private void ReportUnmakeable()
    {
        var passed = _forward.Inputs.Concat(_forward.Buffers).Select(static input => (input.Parameter, input.Storage))
            .Concat(_backward.Arguments.Select((argument, index) => (Argument: argument, Parameter: _backward.Method.Parameters[index]))
                .Where(static pair => pair.Argument.Kind is ArgumentKind.Upstream or ArgumentKind.Output)
                .Select(pair => (pair.Parameter, _forward.Outputs[pair.Argument.Index].Storage)));
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (parameter, storage) in passed)
        {
            if (storage.Own is not { } own || own.Obstacle(_layer.From) is not { } obstacle || !reported.Add(own.Type))
                continue;
            problems.Add(new LayerProblem(Descriptors.NoSample, parameter.Locations[0], _layer.Type.Name,
                $"{parameter.Name} is a {own.Type.Name}, {obstacle}"));
        }
    }

    private InputModel Input(ForwardInput input, InputShape shape, bool isTarget, bool isIndex, bool hasGradient)
    {
        var role = isIndex || input.Storage.IsInteger || input.Storage.IsFlags ? "Label" : isTarget && !hasGradient ? "Target" : "Real";
        var given = _layer.Domain(input.Parameter);
        // A logarithm's argument is away from zero, and below one where it stands for a probability.
        var domain = given ?? (role == "Label" ? null : shape.Domain) ?? (shape.IsPositive && role == "Real" ? new RangeModel(0.05, 0.95) : null);
        return new InputModel(input.Name, shape.ArrayType, shape.Creation!, role, hasGradient, input.Storage.IsScalar, domain,
            input.Storage.IsFlags ? new Expression.Constant(2) : role == "Label" ? shape.LabelCount : null)
        {
            IsGiven = role == "Real" && !hasGradient && InputRoles.IsGiven(input.Name),
            ComparedWith = shape.ComparedWith.ToEquatableArray(),
            Only = given is null ? shape.Only.ToEquatableArray() : [],
            FirstLabel = shape.FirstLabel,
            Passed = storages.Passed(input.Storage),
        };
    }

    private IEnumerable<int> WrittenGradients(bool isOut) =>
        _backward.Arguments.Zip(_backward.Method.Parameters, static (argument, parameter) => (argument, parameter))
            .Where(pair => pair.argument.Kind is ArgumentKind.WrittenGradient or ArgumentKind.InPlace && pair.parameter.RefKind == RefKind.Out == isOut)
            .Select(static pair => pair.argument.Index);

    private ReturnedModel Returned(ReturnedGradient gradient) => new(gradient.Parameter.Name, gradient.Parameter.Access, _calls.Kept(gradient.Storage))
    {
        Value = gradient.Path,
        IsMade = gradient.Argument is { RefKind: not RefKind.Out },
        SpanOf = gradient.Storage.IsSpan ? TypeNames.Of(gradient.Storage.Element) : null,
    };

    private IEnumerable<(int Output, PassedModel Passed)> Upstreams() =>
        from argument in _backward.EachArgument
        where argument.Kind == ArgumentKind.Upstream
        let passed = storages.Passed(_forward.Outputs[argument.Index].Storage)
        where passed is not null
        select (argument.Index, passed);

    private static string Cost(LayerView layer) =>
        layer.Find(layer.Type, AttributeReader.GradCheckable)?.NamedArguments
            .FirstOrDefault(static argument => argument.Key == "Cost").Value is { Type: INamedTypeSymbol type, Value: int value }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int constant && constant == value)?.Name
                ?? "RandomProjection"
            : "RandomProjection";
}

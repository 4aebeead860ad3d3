using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Finds the shapes of Forward's inputs: from [Shape], or else from a run through Forward. A dimension that nothing fixes is
/// free, and the sample chooses it; one that something fixes, but not visibly, is unknown.
/// </summary>
internal sealed class InputShapeReader
{
    private const int MostTriedAxes = 4;

    private readonly LayerFacts _facts;
    private readonly IReadOnlyList<ForwardInput> _inputs;
    private readonly bool[] _followsFirst;
    private readonly ShapeAttributes _attributes;
    private readonly SymbolicPasses _passes;
    private readonly InputSizes _sizes;
    private readonly FreeSizes _free;

    private InputShapeReader(LayerFacts facts, IReadOnlyList<ForwardInput> inputs, bool[] followsFirst, ForwardSignature forward, BackwardSignature backward)
    {
        (_facts, _inputs, _followsFirst, _attributes) = (facts, inputs, followsFirst, new(facts, inputs));
        _passes = new(facts, inputs, _attributes);
        var output = _passes.RunForward(forward.Method);
        // Most layers' Forward shows all sizes. What Backward does with labels counts in any case.
        var returned = new Lazy<IReadOnlyDictionary<SizeName, Polynomial>>(() => _passes.RunBackward(backward, output, forward.Inputs.Count));
        if (inputs is not [{ Storage.IsReal: true }] || Evidence.Labels.Counts.Count + Evidence.Labels.Counted.Count > 0)
            _ = returned.Value;
        _sizes = new(_passes.Interpreter, inputs, followsFirst, facts.HasSizes, _passes.Given, returned);
        _free = new(facts, inputs, _passes.Interpreter, _sizes);
    }

    private ShapeEvidence Evidence => _passes.Interpreter.Evidence;

    /// <summary>Reads the shapes of all inputs.</summary>
    /// <param name="forward">The Forward method and its inputs.</param>
    /// <param name="backward">The Backward method, whose gradients of inputs have the inputs' shapes.</param>
    /// <param name="followsFirst">The inputs that have the shape of the first real one unless Forward shows another: a loss's targets, and masks.</param>
    /// <param name="facts">What is known of the layer's members.</param>
    /// <param name="element">The layer's element type.</param>
    internal static InputShapes Read(ForwardSignature forward, BackwardSignature backward, bool[] followsFirst, LayerFacts facts, TypeName element)
    {
        IReadOnlyList<ForwardInput> inputs = [.. forward.Inputs, .. forward.Buffers];
        followsFirst = [.. followsFirst, .. forward.Buffers.Select(static _ => false)];
        if (inputs.Any(static input => input.Storage.Own is { Axes.IsOpen: true }))
            inputs = new SymbolicPasses(facts, inputs, new(facts, inputs)).Ranked(forward.Method);
        var reader = new InputShapeReader(facts, inputs, followsFirst, forward, backward);
        return new(
            [.. inputs.Select((input, number) => (reader.Tried(number) ?? reader.Resolve(number, element)) with { Storage = input.Storage })],
            [.. reader._free.Limits()],
            [.. reader._free.Products()],
            [.. reader._free.Lengths]);
    }

    private InputShape Resolve(int input, TypeName element)
    {
        var storage = _inputs[input].Storage;
        var shape = new InputShape(null, null, LabelCount(input), Evidence.Positive.Contains(input))
        {
            FirstLabel = Evidence.Labels.First.TryGetValue(input, out var first) ? first : 0,
            Only = storage.IsInteger ? Evidence.Labels.Only(input) : [],
            Domain = Evidence.Limits.TryGetValue(input, out var limits) && limits.Least < limits.Most && limits is not (0, double.PositiveInfinity)
                ? new RangeModel(limits.Least, limits.Most) : null,
            ComparedWith = storage.IsInteger
                ? [.. Evidence.Labels.Compared(input).Where(number => number.Names.All(_facts.Witnesses.ContainsKey))
                    .OrderBy(static number => number.AsConstant ?? long.MaxValue).Select(_free.Plain)] : [],
        };
        if (storage.IsScalar)
        {
            Expression[] only = [new Expression.Default(TypeNames.Of(storage.Element))];
            return shape with { Creation = new Expression.NewArray(storage.ArrayType(), only.ToEquatableArray()) };
        }

        if (_attributes.Of(input) is { } dimensions && Enumerable.Range(0, storage.Axes).Any(axis => !_passes.Given.ContainsKey(SizeName.Axis(input, axis))))
            return shape with { Problem = _attributes.Problem(input, dimensions.Count) };
        var sizes = _free.Of(input);
        if (Evidence.PassedOn.TryGetValue(input, out var layer) && Array.Exists(sizes, static size => size is null || InputSizes.IsFree(size)))
            return shape with { Creation = new SampleExpression.InputOf(storage.ArrayType(), element, layer.Access, layer.Input, layer.IsFirstOf) };
        if (Array.FindIndex(sizes, static size => size is null) is not (>= 0 and var unknown))
            return shape with { Creation = Creation(storage, sizes!) };
        // A size that Forward asks for may be any that it can work with, which a trial finds.
        if (!_facts.Layer.IsAdopted
            && Enumerable.Range(0, sizes.Length).All(axis => sizes[axis] is not null || Evidence.Asked.Contains(SizeName.Axis(input, axis))))
            return shape with { Creation = Creation(storage, _free.OrTried(input, sizes)) };
        shape = shape with { Problem = $"Forward does not show its size along axis {unknown}; give it a [Shape]" };
        return _facts.Layer.IsAdopted ? shape : shape with { Creation = Creation(storage, _free.OrTried(input, sizes)), IsUncertain = true };
    }

    private Expression? LabelCount(int input) =>
        (Evidence.Labels.Counts.TryGetValue(input, out var count) || Evidence.Labels.Counted.TryGetValue(input, out count))
            && _sizes.Resolve(count) is { } known ? _free.CodeOf(known) : null;

    private SampleExpression.Zeros Creation(Storage storage, Polynomial[] sizes) =>
        new(TypeNames.Of(storage.Element), storage.Ranks.ToEquatableArray(), sizes.Select(_free.CodeOf).ToEquatableArray());

    // Where the code of an adopted layer does not show a shape, or the code is not available, running it may.
    private InputShape? Tried(int input)
    {
        if (!IsTried(input))
            return null;
        var axes = Enumerable.Range(0, _inputs.Count).Where(IsTried).Where(tried => !Follows(tried)).Sum(tried => _inputs[tried].Storage.Axes);
        var storage = _inputs[input].Storage;
        var open = storage.Own is { Axes.IsOpen: true };
        var name = _inputs[input].Name;
        var advice = $"give {_facts.Layer.Advice("Shape", open ? "…" : string.Join(", ", Enumerable.Repeat("\"…\"", storage.Axes)), name)}";
        if (axes > MostTriedAxes)
            return new InputShape(null, $"inputs of {axes} axes are too many to be found by running {_facts.Layer.Type.Name}; {advice}", null, false);
        var key = Follows(input) ? _inputs[_sizes.FirstReal].Name : name;
        return new InputShape(new SampleExpression.Trial(open ? TypeName.Array : storage.ArrayType(), key), advice, null, false);
    }

    private bool IsTried(int input) =>
        _facts.Layer.IsAdopted && !_inputs[input].Storage.IsScalar && _attributes.Of(input) is null
            && (!_facts.HasCode || Resolve(input, TypeName.Double).Creation is null)
            && !(_followsFirst[input] && _sizes.FirstReal is var first && first != input && !IsTried(first));

    // A target of a loss has the shape of what it is compared with.
    private bool Follows(int input) =>
        _followsFirst[input] && _sizes.FirstReal is var first && first != input && IsTried(first)
            && _inputs[first].Storage.Axes == _inputs[input].Storage.Axes && _inputs[first].Storage.Own is not { Axes.IsOpen: true };
}

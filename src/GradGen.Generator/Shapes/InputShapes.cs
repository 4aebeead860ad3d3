using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>
/// The shapes of Forward's inputs: from [Shape], or else from a run through Forward. A dimension that nothing fixes is
/// free, and the sample chooses it; one that something fixes, but not visibly, is unknown.
/// </summary>
internal sealed partial class InputShapes
{
    private readonly LayerFacts _facts;
    private readonly IReadOnlyList<ForwardInput> _inputs;
    private readonly bool[] _followsFirst;
    private readonly HashSet<string> _unseen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _free = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Polynomial> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Polynomial> _returned = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _misnamed = [];
    private Interpreter _interpreter = null!;
    private InputSizes _sizes = null!;
    private bool _countsAxes;

    private InputShapes(LayerFacts facts, IReadOnlyList<ForwardInput> inputs, bool[] followsFirst)
    {
        _facts = facts;
        _inputs = inputs;
        _followsFirst = followsFirst;
    }

    private ShapeEvidence Evidence => _interpreter.Evidence;

    /// <summary>
    /// For each input what makes an array of its shape, or what is not known; what free sizes are limited by, as said
    /// before it; what is asked of sizes before the layer is made, where it fixes a product of them alone; and the names of free
    /// sizes that are no number of samples.
    /// </summary>
    /// <param name="forward">The Forward method and its inputs.</param>
    /// <param name="backward">The Backward method, whose gradients of inputs have the inputs' shapes.</param>
    /// <param name="followsFirst">The inputs that have the shape of the first real one unless Forward shows another: a loss's targets, and masks.</param>
    /// <param name="facts">What is known of the layer's members.</param>
    /// <param name="element">The layer's element type.</param>
    internal static (IReadOnlyList<InputShape> Shapes, IReadOnlyList<SizeFact> Limits, IReadOnlyList<SizeFact> Products, IReadOnlyList<string> Lengths) Read(ForwardSignature forward, BackwardSignature backward, bool[] followsFirst, LayerFacts facts, TypeName element)
    {
        IReadOnlyList<ForwardInput> inputs = [.. forward.Inputs, .. forward.Buffers];
        followsFirst = [.. followsFirst, .. forward.Buffers.Select(static _ => false)];
        if (inputs.Any(static input => input.Storage.Own is { Axes.IsOpen: true }))
            inputs = new InputShapes(facts, inputs, followsFirst) { _countsAxes = true }.Ranked(forward.Method);
        var shapes = new InputShapes(facts, inputs, followsFirst);
        shapes.RunBackward(backward, shapes.RunForward(forward.Method), forward.Inputs.Count);
        shapes._sizes = new InputSizes(shapes._interpreter, inputs, followsFirst, facts.HasSizes, shapes._given, shapes._returned);
        shapes.NameFree();
        return ([.. inputs.Select((input, number) => (shapes.Tried(number) ?? shapes.Resolve(number, element)) with { Storage = input.Storage })], [.. shapes.Limits()], [.. shapes.Products()], [.. shapes._free.Values.Where(static name => name != "batch")]);
    }

    // The number of axes of inputs whose type leaves it open: from [Shape], or as many as Forward uses.
    private IReadOnlyList<ForwardInput> Ranked(IMethodSymbol method)
    {
        RunForward(method);
        return [.. _inputs.Select((input, number) => input.Storage.Own is { Axes.IsOpen: true } ? input with { Storage = input.Storage with { Ranks = [Rank(number)] } } : input)];

        int Rank(int input) => ShapeAttributeOf(input)?.Count
            ?? (RequiredRank(input) is { } required ? (int)required
                : Evidence.Axes.TryGetValue(input, out var used) ? used : 1);
    }

    private long? RequiredRank(int input) =>
        Evidence.Equal.Select(pair => pair.Left.AsName == $"${input}.rank" ? pair.Right.AsConstant : pair.Right.AsName == $"${input}.rank" ? pair.Left.AsConstant : null).FirstOrDefault(static rank => rank is not null);

    private SymbolicValue RunForward(IMethodSymbol method)
    {
        _interpreter = _facts.Interpreter();
        var values = new Dictionary<ForwardInput, SymbolicValue>();
        for (var input = 0; input < _inputs.Count; input++)
        {
            var storage = _inputs[input].Storage;
            ReadShapeAttribute(input);
            if (!storage.IsScalar)
            {
                // The first run through Forward finds out how many there are.
                var isOpen = _countsAxes && storage.Own is { Axes.IsOpen: true };
                for (var axis = 0; axis < storage.Axes; axis++)
                {
                    if (storage.Own?.Axes.Fixed(axis) is { } size)
                        _given[InputSizes.Axis(input, axis)] = Polynomial.Constant(size);
                }

                var axes = Enumerable.Range(0, isOpen ? 4 : storage.Axes).Select(axis => _given.TryGetValue(InputSizes.Axis(input, axis), out var size) ? size : Polynomial.Name(InputSizes.Axis(input, axis)));
                values[_inputs[input]] = new SymbolicValue.ArrayOf([.. axes], isOpen ? 4 : storage.Rows is null ? storage.Ranks[0] : 1, input, IsWhole: true) { IsOpen = isOpen };
            }
            else if (storage.IsInteger)
            {
                values[_inputs[input]] = new SymbolicValue.Element(input);
            }
            else
            {
                values[_inputs[input]] = storage.IsReal ? new SymbolicValue.Element(input) : SymbolicValue.Unknown;
            }

            if (!_inputs[input].IsPart)
                _interpreter[_inputs[input].Parameter] = values[_inputs[input]];
        }

        foreach (var tuple in _inputs.Where(static input => input.IsPart).GroupBy<ForwardInput, ISymbol>(static input => input.Parameter, SymbolEqualityComparer.Default))
            _interpreter[tuple.Key] = new SymbolicValue.Tuple([.. tuple.Select(part => values[part])]);
        return _interpreter.RunMethod(method);
    }

    // From where Forward left the members. Only what is returned counts: which indices Backward uses is what is to be checked.
    private void RunBackward(BackwardSignature backward, SymbolicValue output, int inputs)
    {
        for (var i = 0; i < backward.Arguments.Count; i++)
        {
            var parameter = backward.Method.Parameters[i];
            if (backward.Arguments[i].Kind == ArgumentKind.Upstream && output is SymbolicValue.ArrayOf array)
                _interpreter[parameter] = array.Copy();
            else if (backward.Arguments[i] is { Kind: ArgumentKind.Upstream, Index: var buffer } && inputs + buffer < _inputs.Count && _interpreter[_inputs[inputs + buffer].Parameter] is SymbolicValue.ArrayOf written)
                _interpreter[parameter] = written.Copy();
            else if (backward.Arguments[i] is { Kind: ArgumentKind.Input, Index: var input })
                _interpreter[parameter] = _interpreter[_inputs[input].Parameter];
        }

        var evidence = _interpreter.Evidence;
        // What it does with labels counts all the same.
        _interpreter.Evidence = new ShapeEvidence { Labels = evidence.Labels };
        var result = _interpreter.RunMethod(backward.Method);
        _interpreter.Evidence = evidence;
        foreach (var gradient in backward.InputGradients.Where(static gradient => gradient.Item > 0))
        {
            if ((backward.IsTuple ? (result as SymbolicValue.Tuple)?.Parts.ElementAtOrDefault(gradient.Item - 1) : result) is not SymbolicValue.ArrayOf given)
                continue;
            for (var axis = 0; axis < given.Axes.Count; axis++)
            {
                if (given.Axes[axis] is { } size)
                    _returned[InputSizes.Axis(gradient.Input, axis)] = size;
            }
        }
    }

    private void ReadShapeAttribute(int input)
    {
        if (ShapeAttributeOf(input) is not { } dimensions || dimensions.Count != _inputs[input].Storage.Axes)
            return;
        for (var axis = 0; axis < dimensions.Count; axis++)
        {
            if (ShapeExpression.Parse(dimensions[axis], name => NameInShape(name, input)) is { } size && !_misnamed.ContainsKey(input))
                _given[InputSizes.Axis(input, axis)] = size;
        }
    }

    // A name in [Shape] is a constructor parameter, a member ("inputs" for _inputs too), or free.
    private Polynomial NameInShape(string name, int input)
    {
        foreach (var candidate in new[] { name, "_" + name, "m_" + name })
        {
            if (_facts.NumberOf(candidate) is { } number)
                return number;
        }

        if (_facts.SizeNames.FirstOrDefault(other => string.Equals(other.TrimStart('_'), name, StringComparison.OrdinalIgnoreCase)) is { } same && _facts.NumberOf(same) is { } size)
            return size;
        if (_facts.SizeNames.FirstOrDefault(other => Misspelling.IsOne(name, other)) is { } meant)
            _misnamed[input] = $"[Shape] names {name}, which is nothing of {_facts.Layer.Type.Name}'s; is it {meant.TrimStart('_')}?";
        return Polynomial.Name(name);
    }

    private IReadOnlyList<TypedConstant>? ShapeAttributeOf(int input) =>
        _facts.Layer.Find(_inputs[input].Parameter, "ShapeAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } dimensions] } ? dimensions.Values : null;

    private InputShape Resolve(int input, TypeName element)
    {
        var storage = _inputs[input].Storage;
        var shape = new InputShape(null, null, LabelCount(input), Evidence.Positive.Contains(input))
        {
            FirstLabel = Evidence.Labels.First.TryGetValue(input, out var first) ? first : 0,
            Only = storage.IsInteger ? Evidence.Labels.Only(input) : [],
            Domain = Evidence.Limits.TryGetValue(input, out var limits) && limits.Least < limits.Most && limits is not (0, double.PositiveInfinity) ? new RangeModel(limits.Least, limits.Most) : null,
            ComparedWith = storage.IsInteger ? [.. Evidence.Labels.Compared(input).Where(number => number.Names.All(_facts.Witnesses.ContainsKey)).Select(static number => (number, Constant: number.AsConstant)).OrderBy(static pair => pair.Constant ?? long.MaxValue).Select(pair => Plain(pair.number))] : [],
        };
        if (storage.IsScalar)
            return shape with { Creation = new Expression.NewArray(storage.ArrayType(), new Expression[] { new Expression.Default(TypeNames.Of(storage.Element)) }.ToEquatableArray()) };
        if (ShapeAttributeOf(input) is { } dimensions && Enumerable.Range(0, storage.Axes).Any(axis => !_given.ContainsKey(InputSizes.Axis(input, axis))))
        {
            return shape with
            {
                Problem = _misnamed.TryGetValue(input, out var misnamed) ? misnamed
                    : dimensions.Count != storage.Axes ? $"[Shape] gives {dimensions.Count} dimension{(dimensions.Count == 1 ? string.Empty : "s")}, but {_inputs[input].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} has {storage.Axes}"
                    : "[Shape] takes integers and expressions of names with +, - and *",
            };
        }

        var sizes = SizesOf(input);
        if (Evidence.PassedOn.TryGetValue(input, out var layer) && Array.Exists(sizes, static size => size is null || InputSizes.IsFree(size)))
        {
            return shape with { Creation = new SampleExpression.InputOf(storage.ArrayType(), element, layer.Access, layer.Input, layer.IsFirstOf) };
        }

        if (Array.FindIndex(sizes, static size => size is null) is not (>= 0 and var unknown))
            return shape with { Creation = Creation(storage, sizes!) };
        // A size that Forward asks for may be any that it can work with, which a trial finds.
        if (!_facts.Layer.IsAdopted && Enumerable.Range(0, sizes.Length).All(axis => sizes[axis] is not null || Evidence.Asked.Contains(InputSizes.Axis(input, axis))))
            return shape with { Creation = Creation(storage, OrTried(input, sizes)) };
        shape = shape with { Problem = $"Forward does not show its size along axis {unknown}; give it a [Shape]" };
        return _facts.Layer.IsAdopted ? shape : shape with { Creation = Creation(storage, OrTried(input, sizes)), IsUncertain = true };
    }

    // What is not seen is left to a trial: a size that is found by running the layer.
    private Polynomial[] OrTried(int input, Polynomial?[] sizes)
    {
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] is null)
                _unseen.Add(InputSizes.Axis(input, axis));
            sizes[axis] ??= Polynomial.Name(InputSizes.Axis(input, axis));
        }

        return sizes!;
    }

    private Polynomial?[] SizesOf(int input) => [.. Enumerable.Range(0, _inputs[input].Storage.Axes).Select(axis => _sizes.Of(InputSizes.Axis(input, axis)))];

    private Expression? LabelCount(int input) =>
        (Evidence.Labels.Counts.TryGetValue(input, out var count) || Evidence.Labels.Counted.TryGetValue(input, out count)) && _sizes.Resolve(count) is { } known ? CodeOf(known) : null;

    // What a free size may not fall short of, or exceed: said before anything asks for it.
    private IEnumerable<SizeFact> Limits() =>
        new SizeLimits(_sizes, _interpreter).All().Where(limit => _free.ContainsKey(limit.Axis))
            .Select(limit => new SizeFact(limit.IsLeast ? "AtLeast" : "AtMost", _free[limit.Axis], CodeOf(limit.Bound))).Distinct();

    // A prime has no factors that differ.
    private IEnumerable<SizeFact> Products()
    {
        foreach (var (product, count, index) in _sizes.Factors.Values.Where(static factor => factor is { Index: 0, Count: > 1 }))
        {
            var (size, divisor) = product.AsName is { } name && _interpreter.Divisions.Quotients.TryGetValue(name, out var quotient) ? (quotient.Dividend, quotient.Divisor.AsConstant) : (product, 1);
            if (size.AsName is { } whole && divisor is { } by && char.IsLetter(whole.TrimStart('_')[0]))
                yield return new SizeFact("Product", whole.TrimStart('_'), by == 1 ? [new Expression.Constant(count)] : [new Expression.Constant(count), new Expression.Constant(by)]);
        }
    }

    // Free dimensions get the names that a report shows: batch where the layer fixes the others.
    private void NameFree()
    {
        for (var input = 0; input < _inputs.Count; input++)
        {
            var sizes = SizesOf(input);
            if (_inputs[input].Storage.IsScalar || (_facts.Layer.IsAdopted && Array.Exists(sizes, static size => size is null)))
                continue;
            sizes = OrTried(input, sizes);
            for (var axis = 0; axis < sizes.Length; axis++)
            {
                foreach (var name in sizes[axis]!.Names.Where(name => name[0] == '$' && !_free.ContainsKey(name)).ToArray())
                {
                    var label = sizes.Length == 1 ? "length"
                        : axis == 0 && sizes.Skip(1).Any(static size => !InputSizes.IsFree(size!)) ? "batch"
                        : sizes.Length == 2 ? (axis == 0 ? "rows" : "columns")
                        : "axis " + axis;
                    if (_sizes.Quotients.TryGetValue(name, out var quotient))
                        label += " / " + quotient.Divisor.ToText(static part => part.TrimStart('_'));
                    _free.Add(name, _free.ContainsValue(label) ? $"{label} of {_inputs[input].Name}" : label);
                }
            }
        }
    }

    private SampleExpression.Zeros Creation(Storage storage, Polynomial[] sizes) =>
        new(TypeNames.Of(storage.Element), storage.Ranks.ToEquatableArray(), sizes.Select(CodeOf).ToEquatableArray());

    private Expression CodeOf(Polynomial size) => size.ToExpression(name => name[0] switch
    {
        '$' => new SampleExpression.Size(_unseen.Contains(name) ? SizeKind.Tried : SizeKind.Free, _free.TryGetValue(name, out var label) ? label : _inputs[InputSizes.InputOf(name)].Name),
        '#' => new Expression.Arithmetic(CodeOf(_interpreter.Divisions.Quotients[name].Dividend), '/', CodeOf(_interpreter.Divisions.Quotients[name].Divisor)),
        '&' when _sizes.Factors[name] is var (product, count, index) => new SampleExpression.Factor(CodeOf(product), count, index),
        _ => _facts.Witnesses.TryGetValue(name, out var witness) ? new SampleExpression.Size(SizeKind.Known, name.TrimStart('_'), witness)
            : new SampleExpression.Size(_facts.IsForgotten(name) ? SizeKind.Made : SizeKind.Free, name),
    });

    // A number that is no size, and so not one to be shown.
    private Expression Plain(Polynomial number) => number.ToExpression(name => _facts.Witnesses[name]);
}

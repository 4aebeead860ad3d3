using GradGen.Generator.Reading;
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
    private readonly Dictionary<string, string> _free = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Polynomial> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Polynomial> _returned = new(StringComparer.Ordinal);
    private Interpreter _interpreter = null!;
    private bool _countsAxes;

    private InputShapes(LayerFacts facts, IReadOnlyList<ForwardInput> inputs, bool[] followsFirst)
    {
        _facts = facts;
        _inputs = inputs;
        _followsFirst = followsFirst;
    }

    private ShapeEvidence Evidence => _interpreter.Evidence;

    /// <summary>For each input the C# that makes an array of its shape, or what is not known.</summary>
    /// <param name="forward">The Forward method and its inputs.</param>
    /// <param name="backward">The Backward method, whose gradients of inputs have the inputs' shapes.</param>
    /// <param name="followsFirst">The inputs that have the shape of the first real one unless Forward shows another: a loss's targets, and masks.</param>
    /// <param name="facts">What is known of the layer's members.</param>
    /// <param name="element">The layer's element type as C#.</param>
    internal static IReadOnlyList<InputShape> Read(ForwardSignature forward, BackwardSignature backward, bool[] followsFirst, LayerFacts facts, string element)
    {
        IReadOnlyList<ForwardInput> inputs = [.. forward.Inputs, .. forward.Buffers];
        followsFirst = [.. followsFirst, .. forward.Buffers.Select(static _ => false)];
        if (inputs.Any(static input => input.Storage.Own is { Axes.IsOpen: true }))
            inputs = new InputShapes(facts, inputs, followsFirst) { _countsAxes = true }.Ranked(forward.Method);
        var shapes = new InputShapes(facts, inputs, followsFirst);
        shapes.RunBackward(backward, shapes.RunForward(forward.Method), forward.Inputs.Count);
        return [.. inputs.Select((input, number) => (shapes.Tried(number) ?? shapes.Resolve(number, element)) with { Storage = input.Storage })];
    }

    // The number of axes of inputs whose type leaves it open: from [Shape], or as many as Forward uses.
    private IReadOnlyList<ForwardInput> Ranked(IMethodSymbol method)
    {
        RunForward(method);
        return [.. _inputs.Select((input, number) => input.Storage.Own is { Axes.IsOpen: true } ? input with { Storage = input.Storage with { Ranks = [Rank(number)] } } : input)];

        int Rank(int input) => ShapeAttributeOf(input)?.Count
            ?? (Evidence.Equal.SelectMany(pair => Solve($"${input}.rank", pair.Left, pair.Right)).FirstOrDefault(static size => size.AsConstant is not null)?.AsConstant is { } required ? (int)required
                : Evidence.Axes.TryGetValue(input, out var used) ? used : 1);
    }

    private static string Dimension(int input, int axis) => $"${input}.{axis}";

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
                        _given[Dimension(input, axis)] = Polynomial.Constant(size);
                }

                var axes = Enumerable.Range(0, isOpen ? 4 : storage.Axes).Select(axis => _given.TryGetValue(Dimension(input, axis), out var size) ? size : Polynomial.Name(Dimension(input, axis)));
                values[_inputs[input]] = new SymbolicValue.ArrayOf([.. axes], isOpen ? 4 : storage.Ranks[0], input, IsWhole: true) { IsOpen = isOpen };
            }
            else if (storage.IsInteger)
            {
                values[_inputs[input]] = new SymbolicValue.Element(input);
            }
            else
            {
                values[_inputs[input]] = SymbolicValue.Unknown;
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
        _interpreter.Evidence = new ShapeEvidence();
        var result = _interpreter.RunMethod(backward.Method);
        _interpreter.Evidence = evidence;
        foreach (var gradient in backward.InputGradients.Where(static gradient => gradient.Item > 0))
        {
            if ((backward.IsTuple ? (result as SymbolicValue.Tuple)?.Parts.ElementAtOrDefault(gradient.Item - 1) : result) is not SymbolicValue.ArrayOf given)
                continue;
            for (var axis = 0; axis < given.Axes.Count; axis++)
            {
                if (given.Axes[axis] is { } size && IsSize(size))
                    _returned[Dimension(gradient.Input, axis)] = size;
            }
        }
    }

    private void ReadShapeAttribute(int input)
    {
        if (ShapeAttributeOf(input) is not { } dimensions || dimensions.Count != _inputs[input].Storage.Axes)
            return;
        for (var axis = 0; axis < dimensions.Count; axis++)
        {
            if (ShapeExpression.Parse(dimensions[axis], NameInShape) is { } size)
                _given[Dimension(input, axis)] = size;
        }
    }

    // A name in [Shape] is a constructor parameter, a member ("inputs" for _inputs too), or free.
    private Polynomial NameInShape(string name)
    {
        foreach (var candidate in new[] { name, "_" + name, "m_" + name })
        {
            if (_facts.NumberOf(candidate) is { } number)
                return number;
        }

        return Polynomial.Name(name);
    }

    private IReadOnlyList<TypedConstant>? ShapeAttributeOf(int input) =>
        _facts.Layer.Find(_inputs[input].Parameter, "ShapeAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } dimensions] } ? dimensions.Values : null;

    private InputShape Resolve(int input, string element)
    {
        var storage = _inputs[input].Storage;
        var labels = Evidence.Labels.TryGetValue(input, out var count) ? CodeOf(count) : null;
        var isPositive = Evidence.Positive.Contains(input);
        if (storage.IsScalar)
            return new InputShape($"new {storage.ArrayType()} {{ default({storage.ArrayType().TrimEnd('[', ']')}) }}", null, labels, isPositive);
        if (ShapeAttributeOf(input) is { } dimensions && Enumerable.Range(0, storage.Axes).Any(axis => !_given.ContainsKey(Dimension(input, axis))))
        {
            var problem = dimensions.Count != storage.Axes
                ? $"[Shape] gives {dimensions.Count} dimension{(dimensions.Count == 1 ? string.Empty : "s")}, but {_inputs[input].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} has {storage.Axes}"
                : "[Shape] takes integers and expressions of names with +, - and *";
            return new InputShape(null, problem, labels, isPositive);
        }

        var sizes = Enumerable.Range(0, storage.Axes).Select(axis => SizeOf(Dimension(input, axis), 0)).ToArray();
        if (Evidence.PassedOn.TryGetValue(input, out var layer) && sizes.Any(static size => size is null || IsDimension(size)))
        {
            var method = layer.IsFirstOf ? "InputOfFirst" : "InputOf";
            return new InputShape($"({storage.ArrayType()})global::GradGen.Harness.SubLayerHarness.{method}<{element}>({layer.Access}, {layer.Input}, sizes)", null, labels, isPositive);
        }

        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] is null)
                return new InputShape(null, $"Forward does not show its size along axis {axis}; give it a [Shape]", labels, isPositive);
        }

        NameFree(input, sizes!);
        return new InputShape(Creation(storage, sizes!, 0, 0), null, labels, isPositive);
    }

    // The size that a dimension has; a dimension itself when it is free; null when it is unknown.
    private Polynomial? SizeOf(string dimension, int depth)
    {
        if (_given.TryGetValue(dimension, out var given))
            return given;
        if (depth > 4)
            return null;
        var strong = Evidence.Equal.SelectMany(pair => Solve(dimension, pair.Left, pair.Right)).Where(IsSize).ToArray();
        if (strong.Length > 0)
            return strong[0];
        var bounds = Evidence.AtLeast.Where(pair => pair.Size.AsName == dimension && !pair.Bound.Mentions(dimension)).Select(static pair => pair.Bound).ToArray();
        if (Largest(bounds.Where(IsSize).Where(static bound => bound.AsConstant is null)) is { } reached)
            return reached;
        var limits = Evidence.AtLeast.Where(pair => pair.Bound.Mentions(dimension) && !pair.Size.Mentions(dimension)).SelectMany(pair => Solve(dimension, pair.Bound, pair.Size)).ToArray();
        if (Agreed(limits.Where(IsSize)) is { } limited)
            return limited;
        if (!Evidence.Asked.Contains(dimension) && _returned.TryGetValue(dimension, out var returned))
            return returned;
        if (OtherInput(dimension, Evidence.Equal.SelectMany(pair => Solve(dimension, pair.Left, pair.Right)).Concat(bounds).Concat(limits)) is { } other)
            return SizeOf(other, depth + 1);
        return Unbound(dimension, bounds, depth);
    }

    private Polynomial? Unbound(string dimension, Polynomial[] bounds, int depth)
    {
        var input = InputOf(dimension);
        var axis = int.Parse(dimension.Substring(dimension.IndexOf('.') + 1), System.Globalization.CultureInfo.InvariantCulture);
        if (_followsFirst[input] && FirstReal() is var first && first != input)
            return axis < _inputs[first].Storage.Axes ? SizeOf(Dimension(first, axis), depth + 1) : null;
        var constant = bounds.Select(static bound => bound.AsConstant ?? 0).DefaultIfEmpty(0).Max();
        if (constant >= 2 && !Evidence.Asked.Contains(dimension))
            return Polynomial.Constant(constant);
        // Where nothing about the layer fixes a size, an input may have any, and indices may be as many as one likes.
        return Evidence.Escaped.Contains(input) && !_inputs[input].Storage.IsInteger && _facts.HasSizes && !Evidence.PassedOn.ContainsKey(input) ? null : Polynomial.Name(dimension);
    }

    // From left = right, what the dimension is.
    private static IEnumerable<Polynomial> Solve(string dimension, Polynomial left, Polynomial right)
    {
        foreach (var (side, other) in new[] { (left, right), (right, left) })
        {
            if (side.TryIsolate(dimension, out var coefficient, out var rest) && coefficient.Equals(Polynomial.One) && !other.Mentions(dimension))
                yield return other.Minus(rest);
        }
    }

    private static Polynomial? Largest(IEnumerable<Polynomial> sizes)
    {
        Polynomial? largest = null;
        foreach (var size in sizes)
        {
            if (largest is null || size.Minus(largest).IsNonNegative)
                largest = size;
            else if (!largest.Minus(size).IsNonNegative)
                return null;
        }

        return largest;
    }

    private static Polynomial? Agreed(IEnumerable<Polynomial> sizes)
    {
        var distinct = sizes.Distinct().ToArray();
        return distinct.Length == 1 ? distinct[0] : null;
    }

    private static string? OtherInput(string dimension, IEnumerable<Polynomial> sizes) =>
        sizes.Select(static size => size.AsName).FirstOrDefault(name => name is not null && name[0] == '$' && InputOf(name) != InputOf(dimension) && InputOf(name) < InputOf(dimension));

    // A size in terms of the layer alone.
    private bool IsSize(Polynomial size) => !size.Names.Any(name => name[0] is '$' or '@' || (name[0] == '#' && !IsSize(_interpreter.Quotients[name].Dividend)));

    private static bool IsDimension(Polynomial size) => size.AsName is { } name && name[0] == '$';

    private static int InputOf(string dimension) => int.Parse(dimension.Substring(1, dimension.IndexOf('.') - 1), System.Globalization.CultureInfo.InvariantCulture);

    private int FirstReal() => Math.Max(0, Enumerable.Range(0, _inputs.Count).FirstOrDefault(input => _inputs[input].Storage.IsReal && !_followsFirst[input]));

    // Free dimensions get the names that a report shows: batch where the layer fixes the others.
    private void NameFree(int input, Polynomial[] sizes)
    {
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis].AsName is not { } name || name[0] != '$' || _free.ContainsKey(name))
                continue;
            var label = sizes.Length == 1 ? "length"
                : axis == 0 && sizes.Skip(1).Any(static size => !IsDimension(size)) ? "batch"
                : sizes.Length == 2 ? (axis == 0 ? "rows" : "columns")
                : "axis " + axis;
            _free.Add(name, _free.ContainsValue(label) ? $"{label} of {_inputs[input].Name}" : label);
        }
    }

    private string Creation(Storage storage, Polynomial[] sizes, int level, int axis)
    {
        var rank = storage.Ranks[level];
        var dimensions = string.Join(", ", Enumerable.Range(axis, rank).Select(i => CodeOf(sizes[i])));
        if (level == storage.Ranks.Count - 1)
            return $"new {storage.Element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}[{dimensions}]";
        var inner = new Storage(storage.Element, [.. storage.Ranks.Skip(level + 1)]);
        return $"global::GradGen.Harness.SubLayerHarness.Rows<{inner.ArrayType()}>({dimensions}, {Creation(storage, sizes, level + 1, axis + rank)})";
    }

    private string CodeOf(Polynomial size) => size.ToCode(name => name[0] switch
    {
        '$' => $"sizes.Of({Literals.Of(_free.TryGetValue(name, out var label) ? label : name)})",
        '#' => $"({CodeOf(_interpreter.Quotients[name].Dividend)} / {CodeOf(_interpreter.Quotients[name].Divisor)})",
        _ => _facts.Witnesses.TryGetValue(name, out var witness) ? $"sizes.Known({Literals.Of(name.TrimStart('_'))}, {witness})" : $"sizes.{(_facts.IsForgotten(name) ? "Made" : "Of")}({Literals.Of(name)})",
    });
}

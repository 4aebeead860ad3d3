using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Samples;
using GradGen.Generator.Signatures;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>The sizes of inputs as a sample has them: those that nothing fixes get names, and what is known of them is said.</summary>
internal sealed class FreeSizes
{
    private readonly LayerFacts _facts;
    private readonly IReadOnlyList<ForwardInput> _inputs;
    private readonly Interpreter _interpreter;
    private readonly InputSizes _sizes;
    private readonly HashSet<SizeName> _unseen = [];
    private readonly Dictionary<SizeName, string> _free = [];
    private readonly string _batch;

    internal FreeSizes(LayerFacts facts, IReadOnlyList<ForwardInput> inputs, Interpreter interpreter, InputSizes sizes)
    {
        (_facts, _inputs, _interpreter, _sizes) = (facts, inputs, interpreter, sizes);
        _batch = BatchOf(facts.Layer) ?? "batch";
        NameFree();
    }

    /// <summary>The names of those that are no number of samples.</summary>
    internal IEnumerable<string> Lengths => _free.Values.Where(name => name != _batch);

    internal Polynomial?[] Of(int input) => [.. Enumerable.Range(0, _inputs[input].Storage.Axes).Select(axis => _sizes.Of(SizeName.Axis(input, axis)))];

    /// <summary>What is not seen is left to a trial: a size that is found by running the layer.</summary>
    internal Polynomial[] OrTried(int input, Polynomial?[] sizes)
    {
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] is null)
                _unseen.Add(SizeName.Axis(input, axis));
            sizes[axis] ??= Polynomial.Name(SizeName.Axis(input, axis));
        }

        return sizes!;
    }

    /// <summary>What a free size may not fall short of, or exceed: said before anything asks for it.</summary>
    internal IEnumerable<SizeFact> Limits() =>
        new SizeLimits(_sizes, _interpreter).All().Where(limit => _free.ContainsKey(limit.Axis))
            .Select(limit => new SizeFact(limit.IsLeast ? "AtLeast" : "AtMost", _free[limit.Axis], CodeOf(limit.Bound))).Distinct();

    /// <summary>What is asked of sizes before the layer is made, where it fixes a product of them: a prime has no factors that differ.</summary>
    internal IEnumerable<SizeFact> Products()
    {
        foreach (var (product, count, index) in _sizes.Factors.Values.Where(static factor => factor is { Index: 0, Count: > 1 }))
        {
            var (size, divisor) = product.AsName is { } name && _interpreter.Divisions.Quotients.TryGetValue(name, out var quotient)
                ? (quotient.Dividend, quotient.Divisor.AsConstant) : (product, 1);
            if (size.AsName is { Kind: SizeNameKind.OfLayer, Text: var whole } && divisor is { } by)
            {
                Expression[] arguments = by == 1 ? [new Expression.Constant(count)] : [new Expression.Constant(count), new Expression.Constant(by)];
                yield return new SizeFact("Product", whole.TrimStart('_'), arguments);
            }
        }
    }

    // What a layer makes its buffers for is as many samples as it is given.
    private static string? BatchOf(LayerView layer) =>
        layer.Type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Concat(LateInitialisation.Parameters(layer))
            .FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32
                && parameter.Name.StartsWith("batch", StringComparison.OrdinalIgnoreCase) && AxisNames.OfSize(parameter.Name) == AxisRole.Batch)?.Name;

    // Free dimensions get the names that a report shows: batch where the layer fixes the others.
    private void NameFree()
    {
        // A size that the layer is made with may have the name already, and the input would be as long as that.
        var made = new HashSet<string>(
            _facts.Witnesses.Keys.Select(static name => name.Text)
                .Concat(_facts.Layer.Type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                    .Select(static parameter => parameter.Name)).Select(static name => name.TrimStart('_')), StringComparer.OrdinalIgnoreCase);
        for (var input = 0; input < _inputs.Count; input++)
        {
            var sizes = Of(input);
            if (_inputs[input].Storage.IsScalar || (_facts.Layer.IsAdopted && Array.Exists(sizes, static size => size is null)))
                continue;
            sizes = OrTried(input, sizes);
            for (var axis = 0; axis < sizes.Length; axis++)
            {
                foreach (var name in sizes[axis]!.Names.Where(name => name.IsOfInput && !_free.ContainsKey(name)).ToArray())
                {
                    var label = sizes.Length == 1 ? "length"
                        : axis == 0 && sizes.Skip(1).Any(static size => !InputSizes.IsFree(size!)) ? _batch
                        : sizes.Length == 2 ? (axis == 0 ? "rows" : "columns")
                        : "axis " + axis;
                    if (_sizes.Quotients.TryGetValue(name, out var quotient))
                        label += " / " + quotient.Divisor.ToText(static part => part.Text.TrimStart('_'));
                    _free.Add(name, _free.ContainsValue(label) || (label != _batch && made.Contains(label)) ? $"{label} of {_inputs[input].Name}" : label);
                }
            }
        }
    }

    internal Expression CodeOf(Polynomial size) => size.ToExpression(name => name.Kind switch
    {
        SizeNameKind.Axis or SizeNameKind.Multiple or SizeNameKind.Rank => new SampleExpression.Size(
            _unseen.Contains(name) ? SizeKind.Tried : SizeKind.Free,
            _free.TryGetValue(name, out var label) ? label : _inputs[name.Number].Name),
        SizeNameKind.Quotient =>
            new Expression.Arithmetic(CodeOf(_interpreter.Divisions.Quotients[name].Dividend), '/', CodeOf(_interpreter.Divisions.Quotients[name].Divisor)),
        SizeNameKind.Factor when _sizes.Factors[name] is var (product, count, index) => new SampleExpression.Factor(CodeOf(product), count, index),
        _ => _facts.Witnesses.TryGetValue(name, out var witness) ? new SampleExpression.Size(SizeKind.Known, name.Text.TrimStart('_'), witness)
            : new SampleExpression.Size(_facts.IsForgotten(name.Text) ? SizeKind.Made : SizeKind.Free, name.Text),
    });

    /// <summary>A number that is not a size, and is not shown.</summary>
    internal Expression Plain(Polynomial number) => number.ToExpression(name => _facts.Witnesses[name]);
}

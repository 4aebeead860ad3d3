using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>Draws the parameters and inputs of a layer as the check does, each a variable of the tape.</summary>
internal sealed class LayerDrawing
{
    private readonly LayerRun _run;
    private readonly Trace _trace;
    private readonly PointPlace _place;
    private readonly PointDrawing _drawing;

    internal LayerDrawing(LayerRun run, Trace trace, PointPlace place)
    {
        (_run, _trace, _place) = (run, trace, place);
        _drawing = new([.. run.Inputs.Select(Facts)], run.Thresholds,
            () => run.Layout.Blocks.FirstOrDefault(static block => block.Sizes.Count > 0)?.Sizes[0], run.MostClasses);
    }

    /// <summary>The styles that the layer's points are drawn in.</summary>
    internal IReadOnlyList<PointStyle> Styles => _drawing.Styles(_run.ParameterCount > 0);

    /// <summary>What a sample with such outputs has to show.</summary>
    internal SampleFacts FactsOf(IReadOnlyList<ArrayValue?> outputs)
    {
        int[][] sizes = [.. outputs.OfType<ArrayValue>().Select(Numbers.Sizes)];
        return new(
            _run.Says("IsLoss") ? [] : [.. sizes.SelectMany(static axes => axes)],
            sizes.Sum(static axes => axes.Length - axes.Distinct().Count()),
            _drawing.Thresholds.Count,
            _run.Inputs.Where(static input => input.Role == 0).Select(static input => Numbers.Count(input.Array)).DefaultIfEmpty(0).Min(),
            _drawing.MissingLabels);
    }

    /// <summary>Moves θ, and gives the nodes of its components.</summary>
    internal int[] DrawParameters(SplitMix64 random)
    {
        if (_run.ParameterCount == 0)
            return [];
        var theta = _run.PackParameters();
        foreach (var block in _run.Layout.Blocks)
        {
            var values = theta.Values.AsSpan(block.Offset, block.Count);
            SampleValues.Perturb(values, new double[block.Count], [.. block.Sizes], Range(block.Domain), _place.IsInsideUnitInterval,
                _place.Style.TurnsSigns, strength: 1, random);
            for (var i = block.Offset; i < block.Offset + block.Count; i++)
                theta.Set(i, _trace.Variable(theta.Values[i]));
        }

        _run.UnpackParameters(theta);
        // What is held under several names is what was written there last.
        var held = _run.PackParameters().Nodes;
        var written = new Dictionary<int, int>();
        for (var i = 0; i < held.Length; i++)
            written[held[i]] = theta.Nodes[i];
        return [.. held.Select((node, i) => node == 0 ? theta.Nodes[i] : written[node])];
    }

    /// <summary>Fills the inputs, and gives the nodes that their gradients are with respect to.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="isBeforeSoftmax">Whether the first is the softmax of what is drawn.</param>
    internal int[][] DrawInputs(SplitMix64 random, bool isBeforeSoftmax)
    {
        var drawn = _drawing.Draw(random, _place.Style, _place.IsInsideUnitInterval);
        return [.. drawn.Select((values, number) => Fill(_run.Inputs[number], Values(_run.Inputs[number], values), number == 0 && isBeforeSoftmax))];
    }

    private int[] Fill(InputValue input, Value[] values, bool isSoftmax)
    {
        var places = Numbers.Places(input.Array).ToArray();
        if (isSoftmax)
            return FillWithSoftmax(places, [.. values.Select(value => _trace.Variable(value.Real))], Numbers.Sizes(input.Array).Last());
        for (var i = 0; i < places.Length; i++)
            places[i].Array.Set(places[i].Index, values[i]);
        return [.. values.Select(static value => value.Node)];
    }

    private Value[] Values(InputValue input, DrawnInput drawn) => drawn.Labels.Length == 0
        ? [.. drawn.Reals.Select(value => input.HasGradient && !input.Set.ContainsKey("IsGiven") ? _trace.Variable(value) : Value.Of(value))]
        : ElementOf(input) switch
        {
            Kind.Real => [.. drawn.Labels.Select(static label => Value.Of((double)label))],
            Kind.Boolean => [.. drawn.Labels.Select(static label => Value.Of(label != 0))],
            _ => [.. drawn.Labels.Select(static label => Value.Of(label))],
        };

    private int[] FillWithSoftmax((ArrayValue Array, int Index)[] places, Value[] logits, int row)
    {
        for (var start = 0; start < places.Length; start += row)
        {
            var powers = logits.Skip(start).Take(row).Select(logit => _trace.Unary(Math.Exp(logit.Real), logit, Math.Exp(logit.Real))).ToArray();
            var sum = powers.Aggregate(_trace.Add);
            for (var i = 0; i < powers.Length; i++)
                places[start + i].Array.Set(places[start + i].Index, _trace.Divide(powers[i], sum));
        }

        return [.. logits.Select(static logit => logit.Node)];
    }

    private static InputFacts Facts(InputValue input)
    {
        var (sizes, element) = (Numbers.Sizes(input.Array), ElementOf(input));
        return new()
        {
            Count = Numbers.Count(input.Array),
            Sizes = input.IsScalar ? [] : sizes,
            IsRagged = Numbers.IsRows(input.Array) && sizes.Length == 1,
            IsTarget = input.Role == 1,
            IsLabel = input.Role == 2 || element != Kind.Real,
            IsBoolean = element == Kind.Boolean,
            Domain = Range(input.Domain),
            LabelCount = input.LabelCount,
            ComparedWith = input.Set.TryGetValue("ComparedWith", out var compared) && compared.Object is ArrayValue numbers
                ? [.. Numbers.Flat(numbers).Select(static number => number.Int)] : [],
            IsOneOfCompared = input.Set.TryGetValue("IsOneOfCompared", out var isOneOf) && isOneOf.Flag,
            TakesAnySign = input.Set.TryGetValue("TakesAnySign", out var takesAny) && takesAny.Flag,
        };
    }

    private static Kind ElementOf(InputValue input) =>
        Numbers.Places(input.Array).Select(static place => (Kind?)Kinds.Of(place.Array.Element)).FirstOrDefault() ?? Kind.Real;

    private static ValueRange? Range(DomainValue? domain) => domain is null ? null : new ValueRange(domain.Minimum, domain.Maximum);
}

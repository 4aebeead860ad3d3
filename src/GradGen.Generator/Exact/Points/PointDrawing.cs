using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>Draws the parameters and inputs of a layer as the check does, each a variable of the tape.</summary>
internal sealed class PointDrawing(LayerRun run, Trace trace, SplitMix64 random, bool isBeforeSoftmax)
{
    private readonly double[] _thresholds = Thresholds(run);

    /// <summary>Moves θ, and gives the nodes of its components.</summary>
    internal int[] DrawParameters()
    {
        var theta = run.PackParameters();
        foreach (var block in run.Layout.Blocks)
        {
            var values = theta.Values.AsSpan(block.Offset, block.Count);
            SampleValues.Perturb(values, new double[block.Count], [.. block.Sizes], Range(block.Domain), positive: false, turnsSigns: false, strength: 1, random);
            for (var i = block.Offset; i < block.Offset + block.Count; i++)
                theta.Set(i, trace.Variable(theta.Values[i]));
        }

        run.UnpackParameters(theta);
        return (int[])theta.Nodes.Clone();
    }

    /// <summary>Fills an input, and gives the nodes that its gradient is with respect to.</summary>
    internal int[] Draw(int number)
    {
        var input = run.Inputs[number];
        var places = Numbers.Places(input.Array).ToArray();
        var values = Values(input, places.Length);
        if (number == 0 && isBeforeSoftmax)
            return FillWithSoftmax(places, [.. values.Select(value => trace.Variable(value.Real))], Numbers.Sizes(input.Array).Last());
        for (var i = 0; i < places.Length; i++)
            places[i].Array.Set(places[i].Index, values[i]);
        return [.. values.Select(static value => value.Node)];
    }

    private Value[] Values(InputValue input, int count)
    {
        var kind = count == 0 ? Kind.Real : Kinds.Of(Numbers.Places(input.Array).First().Array.Element);
        if (input.Role == 2 || kind != Kind.Real)
            return [.. Labels(input, kind, count).Select(label => kind == Kind.Real ? Value.Of((double)label) : kind == Kind.Boolean ? Value.Of(label != 0) : Value.Of(label))];
        var sizes = Numbers.Sizes(input.Array);
        var reals = input.Role == 1
            ? SampleValues.Target(count, sizes.Length == 0 ? 1 : sizes[sizes.Length - 1], Range(input.Domain), PointStyle.Usual, random)
            : SampleValues.Real(count, Range(input.Domain), _thresholds, PointStyle.Usual, insideUnitInterval: false, random);
        return [.. reals.Select(value => input.HasGradient && !input.Set.ContainsKey("IsGiven") ? trace.Variable(value) : Value.Of(value))];
    }

    private int[] Labels(InputValue input, Kind kind, int count)
    {
        int[] compared = input.Set.TryGetValue("ComparedWith", out var set) && set.Object is ArrayValue numbers ? [.. Numbers.Flat(numbers).Select(static number => number.Int)] : [];
        var isOneOfCompared = input.Set.ContainsKey("IsOneOfCompared") && compared.Length > 0;
        var first = input.Domain is { } domain ? (int)Math.Ceiling(domain.Minimum) : 0;
        var classes = kind == Kind.Boolean ? 2
            : input.Domain is { } range ? (int)(Math.Floor(range.Maximum) - Math.Ceiling(range.Minimum)) + 1
            : isOneOfCompared ? compared.Length
            : input.LabelCount > 0 ? input.LabelCount : Classes();
        var labels = LabelValues.Draw(count, first, Math.Max(1, classes), [first], PointStyle.Usual, random);
        return isOneOfCompared ? Array.ConvertAll(labels, label => compared[label]) : labels;
    }

    // Labels name an output class, of which a real input has one value each, or a row of a table of parameters.
    private int Classes()
    {
        var real = run.Inputs.FirstOrDefault(static input => input.Role == 0 && input.Array.Rank > 0);
        if (real is not null && Numbers.Sizes(real.Array) is { Length: > 0 } sizes)
            return sizes[sizes.Length - 1];
        return run.Layout.Blocks.FirstOrDefault(static block => block.Sizes.Count > 0)?.Sizes[0] ?? 2;
    }

    private int[] FillWithSoftmax((ArrayValue Array, int Index)[] places, Value[] logits, int row)
    {
        for (var start = 0; start < places.Length; start += row)
        {
            var powers = logits.Skip(start).Take(row).Select(logit => trace.Unary(Math.Exp(logit.Real), logit, Math.Exp(logit.Real))).ToArray();
            var sum = powers.Aggregate(trace.Add);
            for (var i = 0; i < powers.Length; i++)
                places[start + i].Array.Set(places[start + i].Index, trace.Divide(powers[i], sum));
        }

        return [.. logits.Select(static logit => logit.Node)];
    }

    private static double[] Thresholds(LayerRun run) => [.. run.Thresholds.Where(static threshold => threshold == 0 || Math.Abs(threshold) >= 1e-4).Distinct()];

    private static ValueRange? Range(DomainValue? domain) => domain is null ? null : new ValueRange(domain.Minimum, domain.Maximum);
}

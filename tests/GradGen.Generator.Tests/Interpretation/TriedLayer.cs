using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Interpretation;

/// <summary>A layer that the machine runs forward and backward once, and how far its gradient is from that of the tape.</summary>
internal sealed class TriedLayer
{
    private static readonly int[][] Orders = [[3, 4, 5, 2, 6, 7, 8, 9, 10, 11], [4, 2, 3, 5, 6, 7, 8, 9, 10, 11], [2, 4, 8, 3, 5, 6, 7, 9, 10, 11], [8, 4, 2, 3, 5, 6, 7, 9, 10, 11], [6, 3, 2, 4, 5, 7, 8, 9, 10, 11]];

    private readonly Random _random;
    private readonly LayerRun _run;
    private readonly Machine _machine;

    private TriedLayer(Machine machine, LayerRun run, int seed) => (_machine, _run, _random) = (machine, run, new Random(seed));

    /// <summary>The name of the block or input that differs most, and by how much, relative to its size.</summary>
    public (string Name, double Difference) Worst { get; private set; }

    /// <summary>Runs a layer; what ends the run comes out as its exception.</summary>
    public static TriedLayer Run(Machine machine, INamedTypeSymbol layer, int sample = 0, int seed = 1)
    {
        RunEndedException? first = null;
        foreach (var order in Orders)
        {
            try
            {
                machine.Reset();
                var tried = new TriedLayer(machine, LayerRun.Create(machine, layer, sample, new FirstSizes(order))!, seed);
                tried.Compare();
                return tried;
            }
            catch (RunEndedException exception)
            {
                first ??= exception;
                // Other sizes may suit it; an unknown member stays unknown.
                if (!exception.Reason.Contains("thrown", StringComparison.Ordinal))
                    throw;
            }
        }

        throw first!;
    }

    private void Compare()
    {
        var scope = new ScopeValue(1);
        _run.Hold(scope, isBeforeForward: false);
        var theta = _run.PackParameters();
        var blocks = _run.Layout.Blocks;
        foreach (var block in blocks)
        {
            for (var i = block.Offset; i < block.Offset + block.Count; i++)
                theta.Set(i, _machine.Trace.Variable(Draw(block.Domain)));
        }

        var parameters = (int[])theta.Nodes.Clone();
        _run.UnpackParameters(theta);
        var inputs = _run.Inputs.Select(Fill).ToArray();
        _run.ClearGradients();
        _run.Hold(scope, isBeforeForward: true);
        _run.Forward();
        var penalty = _run.Penalty();
        _run.AllocateUpstream();
        var seeds = new List<(int Node, double Seed)> { (penalty.Node, 1) };
        for (var output = 0; output < _run.Outputs.Count; output++)
        {
            foreach (var (value, place) in Numbers.Places(_run.Outputs[output]).Zip(Numbers.Places(_run.Upstream[output])))
            {
                var seed = _run.Says("IsLoss") ? 1 : (_random.NextDouble() * 2) - 1;
                seeds.Add((value.Array.Get(value.Index).Node, seed));
                place.Array.Set(place.Index, Value.Of(seed));
            }
        }

        // What a Backward that takes a target, or means something else by its signature, is compared with is for a check to say.
        if (_run.Said("Target") is { Object: string } || _run.Said("OtherMeaning") is { Integer: not 0 })
            return;
        _run.Backward();
        var expected = _machine.Trace.Tape.Sweep(seeds.Where(static seed => seed.Node > 0));
        var gradients = _run.PackGradients();
        foreach (var block in blocks.Where(block => block.HasGradient || _run.Says("TakesStep") || _run.Said("GradientsInOne") is { Object: string }))
            Note(block.Name, Enumerable.Range(block.Offset, block.Count).Select(i => (expected[parameters[i]], gradients.Values[i])));
        for (var input = 0; input < inputs.Length; input++)
        {
            if (_run.Inputs[input].HasGradient && _run.InputGradients[input] is { } gradient && gradient.Rank > 0 && Numbers.Count(gradient) == inputs[input].Length)
                Note(_run.Inputs[input].Name, inputs[input].Zip(Numbers.Flat(gradient)).Select(pair => (expected[pair.First], pair.Second.Real)));
        }
    }

    private void Note(string name, IEnumerable<(double Expected, double Claimed)> components)
    {
        var all = components.ToArray();
        var scale = all.Select(static pair => Math.Abs(pair.Expected)).DefaultIfEmpty().Max() + 1e-3;
        var difference = all.Select(pair => Math.Abs(pair.Expected - pair.Claimed) / scale).DefaultIfEmpty().Max();
        if (!(difference <= Worst.Difference))
            Worst = (name, difference);
    }

    private double Draw(DomainValue? domain) =>
        domain is null ? (_random.NextDouble() * 2) - 1 : domain.Minimum + ((domain.Maximum - domain.Minimum) * (0.1 + (0.8 * _random.NextDouble())));

    private int[] Fill(InputValue input)
    {
        var places = Numbers.Places(input.Array).ToArray();
        var nodes = new int[places.Length];
        var compared = input.Set.TryGetValue("ComparedWith", out var set) && set.Object is ArrayValue numbers ? Numbers.Flat(numbers).Select(static number => number.Int).ToArray() : [];
        if (input.Set.ContainsKey("IsGiven"))
            return nodes;
        for (var i = 0; i < places.Length; i++)
        {
            var kind = Kinds.Of(places[i].Array.Element);
            var value = kind == Kind.Boolean ? Value.Of(_random.Next(2) == 0)
                : input.Role == 2 || kind != Kind.Real ? Whole(kind, input.Set.ContainsKey("IsOneOfCompared") && compared.Length > 0 ? compared[_random.Next(compared.Length)] : _random.Next(Math.Max(1, input.LabelCount)))
                : input.Role == 1 ? Value.Of(Share(i % places[i].Array.Lengths[^1], places[i].Array.Lengths[^1]))
                : _machine.Trace.Variable(Draw(input.Domain));
            nodes[i] = value.Node;
            places[i].Array.Set(places[i].Index, value);
        }

        return nodes;
    }

    // Shares of a row that come to one.
    private static double Share(int place, int count) => 2.0 * (place + 1) / (count * (count + 1));

    private static Value Whole(Kind kind, int value) => kind == Kind.Real ? Value.Of((double)value) : Value.Of(value);
}

using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>A layer at one point, whose Forward has run on the tape and whose upstream gradients are set.</summary>
internal sealed class ReadyPoint
{
    private readonly Machine _machine;
    private readonly LayerRun _run;
    private readonly int[] _parameters;
    private readonly int[][] _inputs;
    private readonly PointFacts _facts;
    private readonly Slopes _expected;

    private ReadyPoint(Machine machine, LayerRun run, int[] parameters, int[][] inputs, PointFacts facts, Slopes expected) =>
        (_machine, _run, _parameters, _inputs, _facts, _expected) = (machine, run, parameters, inputs, facts, expected);

    /// <summary>What all can be reached from that Backward can change.</summary>
    internal IEnumerable<object> Roots => _run.Harnesses;

    /// <summary>Readies a layer that was just made.</summary>
    /// <param name="machine">The machine that it runs in.</param>
    /// <param name="run">The layer.</param>
    /// <param name="meaning">What Backward is taken to mean.</param>
    /// <param name="place">Where it is looked at.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    internal static ReadyPoint Of(Machine machine, LayerRun run, Meaning meaning, PointPlace place, int seed)
    {
        var before = machine.Spent;
        var random = SplitMix64.Create(seed, place.Attempt);
        var scope = new ScopeValue(random.Next(int.MaxValue));
        run.MeansOther = meaning == Meaning.OfOutput;
        run.IsTraining = place.IsTraining;
        var isBeforeSoftmax = meaning is Meaning.BeforeSoftmax or Meaning.OfMeanBeforeSoftmax;
        var drawing = new LayerDrawing(run, machine.Trace, place);
        run.Hold(scope, isBeforeForward: false);
        if (place.IsRepeated)
        {
            drawing.DrawInputs(random, isBeforeSoftmax);
            Forward(machine.Trace, run, scope);
            PassUpstream(machine, run, meaning, random, [], place.UpstreamFactor);
            Backward(machine.Trace, run);
        }

        var inputs = drawing.DrawInputs(random, isBeforeSoftmax);
        var parameters = drawing.DrawParameters(random);
        Forward(machine.Trace, run, scope);
        if (run.ParameterCount != parameters.Length)
        {
            // Parameters that the first Forward makes can be moved after it.
            parameters = drawing.DrawParameters(random);
            Forward(machine.Trace, run, scope);
        }

        if (run.ParameterCount != parameters.Length)
            throw new RunEndedException("parameters that each Forward makes anew");
        if (place.IsCheckedTwice)
            AssertRepeats(machine.Trace, run, scope);
        var penalty = run.Penalty();
        var seeds = new List<(int Node, double Seed)> { (penalty.Node, 1) };
        var facts = new PointFacts
        {
            LastOfForward = machine.Trace.Tape.Count - 1,
            Steps = machine.Spent - before,
            Styles = drawing.Styles,
            OfSample = drawing.FactsOf(run.Outputs),
            HasMode = scope.HoldsMode || run.Says("HasTrainingFlag"),
            MayTakeSteps = scope.HoldsState || run.Says("TakesStepNumber"),
            LooksBack = run.TakesSteps && DependsOnFirst(machine.Trace.Tape, run, inputs),
        };
        if (!place.EndsWithForward)
            PassUpstream(machine, run, meaning, random, seeds, place.UpstreamFactor);
        return new(machine, run, parameters, inputs, facts, machine.Trace.Tape.Sweep(seeds.Where(static seed => seed.Node > 0)));
    }

    /// <summary>The point without Backward.</summary>
    internal ExactPoint WithoutBackward() => new(_facts);

    /// <summary>Runs Backward, and compares what it gives with the derivatives of the cost.</summary>
    internal ExactPoint RunBackward()
    {
        var before = _machine.Spent;
        Backward(_machine.Trace, _run);
        var point = new ExactPoint(_facts) { StepsOfBackward = _machine.Spent - before };
        point.Compare(_run, _machine.Trace.Tape, _expected, _parameters, _inputs);
        return point;
    }

    private static bool DependsOnFirst(Tape tape, LayerRun run, int[][] inputs)
    {
        var later = run.Outputs.OfType<ArrayValue>().SelectMany(static output => Numbers.Rows(output).Skip(1)).SelectMany(static row => Numbers.Flat(row));
        var slopes = tape.Sweep(later.Where(static value => value.Node > 0).Select(static (value, number) => (value.Node, 1.0 + number)));
        return inputs.Where((nodes, number) =>
            nodes.Take(Numbers.Count(Numbers.Rows(run.Inputs[number].Array).First())).Any(node => node > 0 && slopes[node] != 0)).Any();
    }

    private static void Forward(Trace trace, LayerRun run, ScopeValue scope)
    {
        run.ClearGradients();
        run.Hold(scope, isBeforeForward: true);
        trace.Statements.BeginPhase();
        run.Forward();
        run.AllocateUpstream();
    }

    private static void Backward(Trace trace, LayerRun run)
    {
        trace.Statements.BeginPhase();
        trace.IsInBackward = true;
        run.Backward();
        trace.IsInBackward = false;
    }

    // Of a Forward that carries something from call to call the same is not asked twice.
    private static void AssertRepeats(Trace trace, LayerRun run, ScopeValue scope)
    {
        double[] Outputs() => [.. run.Outputs.OfType<ArrayValue>().SelectMany(static output => Numbers.Flat(output)).Select(static value => value.Real)];
        var first = Outputs();
        Forward(trace, run, scope);
        if (!first.SequenceEqual(Outputs()))
            throw new RunEndedException("a Forward that gives something else the second time");
    }

    private static void PassUpstream(Machine machine, LayerRun run, Meaning meaning, SplitMix64 random, List<(int Node, double Seed)> seeds, double factor)
    {
        var (isLoss, takesTarget) = (run.Says("IsLoss"), run.TakesTarget);
        for (var output = 0; output < run.Outputs.Count; output++)
        {
            var values = Numbers.Flat(run.Outputs[output]);
            var places = Numbers.Places(run.Upstream[output]).ToArray();
            var sizes = Numbers.Sizes(run.Outputs[output]);
            var targets = SampleValues.Target(values.Length, meaning == Meaning.OfEntropy && sizes.Length > 0 ? sizes[sizes.Length - 1] : 1, null,
                PointStyle.Usual, random);
            for (var i = 0; i < values.Length; i++)
            {
                var seed = Seed(values, i);
                seeds.Add((values[i].Node, seed));
                if (i < places.Length)
                    places[i].Array.Set(places[i].Index, machine.Trace.Variable(takesTarget ? targets[i] : seed));
            }

            double Seed(Value[] outputs, int i) =>
                isLoss ? meaning is Meaning.OfMean or Meaning.OfMeanBeforeSoftmax ? 1.0 / outputs.Length : 1
                : !takesTarget ? factor * random.NextSign() * (0.5 + random.NextDouble())
                : meaning == Meaning.OfEntropy ? -targets[i] / outputs[i].Real : outputs[i].Real - targets[i];
        }
    }
}

using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>A layer at one point: Forward on the tape, the derivatives of its cost by a reverse sweep, and beside them what Backward gives.</summary>
internal sealed class ExactPoint
{
    // What an approximation of a derivative, as of an erf, is allowed beside the largest component of its block.
    private const double Tolerance = 1e-5;
    private const double Nothing = 1e-9;

    private readonly List<Component> _components = [];

    private ExactPoint(int beforeBackward) => BeforeBackward = beforeBackward;

    internal IReadOnlyList<Component> Components => _components;

    /// <summary>The blocks that have wrong components.</summary>
    internal IEnumerable<string> Wrong => _components.Where(static component => component.IsWrong).Select(static component => component.Block).Distinct();

    /// <summary>The last node that Forward made.</summary>
    internal int BeforeBackward { get; }

    /// <summary>Whether any number is none, so that nothing can be compared.</summary>
    internal bool IsFinite => _components.TrueForAll(static component => IsNumber(component.Expected) && IsNumber(component.Claimed));

    /// <summary>The parameters after a step that Backward takes itself, each with its node; none where it takes none.</summary>
    internal IReadOnlyList<(string Block, int Index, int Node)> Stepped { get; private set; } = [];

    /// <summary>Whether all gradients could be compared: none has more or fewer numbers than it is of.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>The styles that points of the layer are drawn in.</summary>
    internal IReadOnlyList<PointStyle> Styles { get; private set; } = [];

    /// <summary>Whether the layer can be told that it does not train.</summary>
    internal bool HasMode { get; private set; }

    /// <summary>Whether the layer may have to be called once for each step of a sequence.</summary>
    internal bool MayTakeSteps { get; private set; }

    /// <summary>Whether outputs depend on the inputs of an earlier step.</summary>
    internal bool LooksBack { get; private set; }

    /// <summary>What the sample has to show.</summary>
    internal SampleFacts Facts { get; private set; } = new([], 0, 0, 0, 0);

    /// <summary>Whether any component is wrong that was right at the same point before something was changed.</summary>
    internal bool WorsensAny(ExactPoint before)
    {
        var right = new HashSet<(string, int)>(before._components.Where(static component => !component.IsWrong).Select(Key));
        return _components.Exists(component => component.IsWrong && right.Contains(Key(component)));

        static (string, int) Key(Component component) => (component.Block, component.Index);
    }

    /// <summary>Runs a layer that was just made.</summary>
    /// <param name="machine">The machine that it runs in.</param>
    /// <param name="run">The layer.</param>
    /// <param name="meaning">What Backward is taken to mean.</param>
    /// <param name="place">Where it is looked at.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    internal static ExactPoint Run(Machine machine, LayerRun run, Meaning meaning, PointPlace place, int seed)
    {
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
        var point = new ExactPoint(machine.Trace.Tape.Count - 1)
        {
            Styles = drawing.Styles,
            Facts = drawing.FactsOf(run.Outputs),
            HasMode = scope.HoldsMode || run.Says("HasTrainingFlag"),
            MayTakeSteps = scope.HoldsState || run.Says("TakesStepNumber"),
            LooksBack = run.TakesSteps && DependsOnFirst(machine.Trace.Tape, run, inputs),
        };
        if (place.EndsWithForward)
            return point;
        PassUpstream(machine, run, meaning, random, seeds, place.UpstreamFactor);
        Backward(machine.Trace, run);
        var expected = machine.Trace.Tape.Sweep(seeds.Where(static seed => seed.Node > 0));
        point.Compare(run, machine.Trace.Tape, expected, parameters, inputs);
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

    private void Compare(LayerRun run, Tape tape, double[] expected, int[] parameters, int[][] inputs)
    {
        var gradients = run.PackGradients();
        Stepped = [.. run.Layout.Blocks.Where(_ => run.Stepped.Count > 0)
            .SelectMany(block => Enumerable.Range(0, block.Count).Select(i => (block.Name, i, run.Stepped[block.Offset + i].Node)))];
        var givesAll = run.Says("TakesStep") || run.Said("GradientsInOne") is { Object: string };
        foreach (var block in run.Layout.Blocks.Where(block => block.HasGradient || givesAll || run.Returns(block.Name)))
            Add(tape, block.Name, block.Shape, [.. Enumerable.Range(block.Offset, block.Count).Select(i => (expected[parameters[i]], gradients.Get(i)))]);
        for (var number = 0; number < inputs.Length; number++)
        {
            if (!run.Inputs[number].HasGradient || run.InputGradients[number] is not { } gradient || !Array.Exists(inputs[number], static node => node > 0))
                continue;
            if (Numbers.Count(gradient) != inputs[number].Length)
                IsWhole = false;
            else
                Add(tape, run.Inputs[number].Name, ArrayShape.Of(run.Inputs[number].Array),
                    [.. inputs[number].Zip(Numbers.Flat(gradient), (node, claimed) => (expected[node], claimed))]);
        }
    }

    private void Add(Tape tape, string block, ArrayShape shape, (double Expected, Value Claimed)[] values)
    {
        var largest = values.Select(static value => Math.Abs(value.Expected)).DefaultIfEmpty(0).Max();
        for (var index = 0; index < values.Length; index++)
        {
            var (right, claimed) = values[index];
            var isWrong = Math.Abs(right - claimed.Real) > Math.Max(Tolerance * largest, Nothing);
            var (node, made) = tape.IsOfMade(claimed.Node) ? (0, claimed.Node) : (claimed.Node, 0);
            _components.Add(new(block, shape, index, right, claimed.Real, node, made, isWrong));
        }
    }

    private static bool IsNumber(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}

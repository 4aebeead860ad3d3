using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Exact.Points;

/// <summary>A layer at one point: the derivatives of its cost, and beside them what Backward gives.</summary>
/// <param name="facts">What Forward told.</param>
internal sealed class ExactPoint(PointFacts facts)
{
    // What an approximation of a derivative, as of an erf, is allowed beside the largest component of its block.
    private const double Tolerance = 1e-5;
    private const double Nothing = 1e-9;

    private readonly List<Component> _components = [];

    internal IReadOnlyList<Component> Components => _components;

    /// <summary>The blocks that have wrong components.</summary>
    internal IEnumerable<string> Wrong => _components.Where(static component => component.IsWrong).Select(static component => component.Block).Distinct();

    /// <summary>What Forward told.</summary>
    internal PointFacts Facts => facts;

    /// <summary>What Backward took, in steps of the machine.</summary>
    internal long StepsOfBackward { get; init; }

    /// <summary>Whether any number is none, so that nothing can be compared.</summary>
    internal bool IsFinite => _components.TrueForAll(static component => IsNumber(component.Expected) && IsNumber(component.Claimed));

    /// <summary>The parameters after a step that Backward takes itself, each with its node; none where it takes none.</summary>
    internal IReadOnlyList<(string Block, int Index, int Node)> Stepped { get; private set; } = [];

    /// <summary>Whether all gradients could be compared: none has more or fewer numbers than it is of.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>Whether any component is wrong that was right at the same point before something was changed.</summary>
    internal bool WorsensAny(ExactPoint before)
    {
        var right = new HashSet<(string, int)>(before._components.Where(static component => !component.IsWrong).Select(Key));
        return _components.Exists(component => component.IsWrong && right.Contains(Key(component)));

        static (string, int) Key(Component component) => (component.Block, component.Index);
    }

    /// <summary>Takes what Backward gave.</summary>
    /// <param name="run">The layer.</param>
    /// <param name="tape">The tape that it ran on.</param>
    /// <param name="expected">The derivatives of the cost.</param>
    /// <param name="parameters">The nodes of the parameters.</param>
    /// <param name="inputs">The nodes of the inputs.</param>
    internal void Compare(LayerRun run, Tape tape, Slopes expected, int[] parameters, int[][] inputs)
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
        _components.Capacity = Math.Max(_components.Capacity, _components.Count + values.Length);
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

using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;

namespace GradGen.Diagnosis.Evidence;

/// <summary>Runs a subject at other values of a block, or of a part of it, and leaves it where it was.</summary>
/// <param name="subject">At the point where the block was found wrong.</param>
/// <param name="gradient">The claimed gradient there.</param>
/// <param name="block">The block.</param>
/// <param name="part">If only a part of it is looked at: which.</param>
/// <param name="probers">The directions along which it is looked at.</param>
/// <param name="mostCalls">The calls of Forward after which no more are made.</param>
internal sealed class BlockTrials(Subject subject, AnalyticGradient gradient, SubjectBlock block, BlockPart? part, Prober[] probers, int mostCalls)
{
    // Far above rounding where outputs are differenced one by one.
    private const double OutputStepInDouble = 1e-5;
    private const double OutputStepInFloat = 1e-2;

    private readonly double[] _point = BlockPart.Select(part, gradient.Point.AsSpan(block.Offset, block.Shape.Length));
    private readonly double[]?[] _outputChanges = new double[probers.Length][];
    private readonly Dictionary<int, double[]> _changesBy = [];

    /// <summary>The derivative of each output along a direction.</summary>
    internal double[] OutputChanges(int k)
    {
        if (_outputChanges[k] is { } known)
            return known;
        var prober = probers[k];
        var changes = Difference(step => prober.Evaluate(block.Offset, block.Shape.Length, step));
        prober.Return();
        return _outputChanges[k] = changes;
    }

    /// <summary>The derivative of each output with respect to one component, by its position in what is looked at.</summary>
    internal double[] ChangesBy(int component)
    {
        if (!_changesBy.TryGetValue(component, out var changes))
            _changesBy[component] = changes = OutputChanges([component]);
        return changes;
    }

    /// <summary>The derivative of each output when components of the block change, each by one.</summary>
    internal double[] OutputChanges(IReadOnlyCollection<int> components) => AndReturn(() => Difference(step =>
    {
        var moved = _point.ToArray();
        foreach (var component in components)
            moved[component] += step;
        Run(moved);
    }));

    /// <summary>The derivative of each output when every component of the block changes by one, at other values of it.</summary>
    internal double[] SlopesAt(double[] values) =>
        AndReturn(() => Difference(step => Run(Array.ConvertAll(values, value => value + step))));

    /// <summary>The outputs when every component of the block, or a single one, is some way from where it is.</summary>
    internal double[] OutputsAt(double offset, int component = -1) => AndReturn(() =>
    {
        var moved = _point.ToArray();
        for (var i = 0; i < moved.Length; i++)
            moved[i] += component < 0 || component == i ? offset : 0;
        Run(moved);
        return subject.Outputs.ToArray();
    });

    /// <summary>The claimed gradient at other values of the block.</summary>
    internal double[] AnalyticAt(double[] values) => AndReturn(() =>
    {
        var there = new double[subject.Length];
        Write(values);
        subject.Gradient(there);
        return OfBlock(there);
    });

    /// <summary>The derivative of each output when a range of another block changes, each of its components by one.</summary>
    internal double[] ChangesByOther(SubjectBlock other, int start, int count)
    {
        var point = gradient.Point.AsSpan(other.Offset + start, count).ToArray();
        var changes = Difference(step =>
        {
            subject.Write(other.Offset + start, Array.ConvertAll(point, value => value + step));
            subject.Cost();
        });
        subject.Write(other.Offset + start, point);
        return changes;
    }

    /// <summary>
    /// The claimed gradient for a multiple of the upstream gradient, scaled back: the same, if Backward is linear in it. What a
    /// penalty adds whatever the upstream is stays as it is.
    /// </summary>
    internal double[] AnalyticFor(double factor)
    {
        RequireAffordable();
        var constant = new double[subject.Length];
        if (subject.HasPenalty)
            subject.Gradient(new double[subject.UpstreamLength], constant);
        subject.Cost();
        var upstream = new double[subject.UpstreamLength];
        subject.UpstreamHere(upstream);
        var scaled = new double[subject.Length];
        subject.Gradient(Array.ConvertAll(upstream, value => factor * value), scaled);
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = ((scaled[i] - constant[i]) / factor) + constant[i];
        return OfBlock(scaled);
    }

    /// <summary>How much the cost bends when two sets of components are moved together: zero where they act apart.</summary>
    internal bool ActApart(Func<int, bool> one, Func<int, bool> other)
    {
        var costs = AndReturn(() => new[] { Cost(_ => false), Cost(one), Cost(other), Cost(position => one(position) || other(position)) });
        var size = Math.Abs(costs[1] - costs[0]) + Math.Abs(costs[2] - costs[0]) + (Math.Abs(costs[0]) * (subject.Precision.IsSingle ? 1e-3 : 1e-8));
        return Math.Abs(costs[3] - costs[1] - costs[2] + costs[0]) <= (subject.Precision.IsSingle ? 1e-3 : 1e-8) * size;

        double Cost(Func<int, bool> isMoved)
        {
            var moved = gradient.Point.AsSpan(block.Offset, block.Shape.Length).ToArray();
            for (var position = 0; position < moved.Length; position++)
                moved[position] *= isMoved(position) ? 1.25 : 1;
            subject.Write(block.Offset, moved);
            return subject.Cost();
        }
    }

    /// <summary>The claimed gradient when what Forward wrote into its inputs is undone before Backward; null where it writes nothing there.</summary>
    internal double[]? AnalyticOfInputsPutBack()
    {
        RequireAffordable();
        var putBack = new double[subject.Length];
        return subject.GradientOfInputsPutBack(putBack) ? OfBlock(putBack) : null;
    }

    /// <summary>Ends an explanation that would cost more calls than are allowed for it.</summary>
    /// <exception cref="UnaffordableException">It would.</exception>
    internal void RequireAffordable()
    {
        if (subject.ForwardCalls > mostCalls)
            throw new UnaffordableException();
    }

    private double[] Difference(Action<double> go)
    {
        RequireAffordable();
        var step = subject.Precision.IsSingle ? OutputStepInFloat : OutputStepInDouble;
        go(step);
        var above = subject.Outputs.ToArray();
        go(-step);
        for (var output = 0; output < above.Length; output++)
            above[output] = (above[output] - subject.Outputs[output]) / (2 * step);
        return above;
    }

    // Of a gradient of everything, what is looked at.
    private double[] OfBlock(double[] whole) => BlockPart.Select(part, whole.AsSpan(block.Offset, block.Shape.Length));

    private void Write(double[] values)
    {
        if (part is null)
        {
            subject.Write(block.Offset, values);
            return;
        }

        var whole = gradient.Point.AsSpan(block.Offset, block.Shape.Length).ToArray();
        for (var i = 0; i < values.Length; i++)
            whole[part.Positions[i]] = values[i];
        subject.Write(block.Offset, whole);
    }

    private void Run(double[] values)
    {
        Write(values);
        subject.Cost();
    }

    private T AndReturn<T>(Func<T> look)
    {
        RequireAffordable();
        var result = look();
        subject.Write(block.Offset, gradient.Point.AsSpan(block.Offset, block.Shape.Length));
        return result;
    }
}

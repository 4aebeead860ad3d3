using GradGen.Subjects;

namespace GradGen.Diagnosis.Evidence;

/// <content>Runs the subject at other values of what is looked at, and leaves it where it was.</content>
internal sealed partial class BlockEvidence
{
    // Far above rounding where outputs are differenced one by one.
    private const double OutputStepInDouble = 1e-5;
    private const double OutputStepInFloat = 1e-2;

    /// <summary>The derivative of each output along a direction.</summary>
    internal double[] OutputChanges(int k)
    {
        if (_outputChanges[k] is { } known)
            return known;
        var prober = _probers[k];
        var changes = Difference(step => prober.Evaluate(Block.Offset, Block.Shape.Length, step));
        prober.Return();
        return _outputChanges[k] = changes;
    }

    /// <summary>The derivative of each output by one component, by its position in what is looked at.</summary>
    internal double[] ChangesBy(int component)
    {
        if (!_changesBy.TryGetValue(component, out var changes))
            _changesBy[component] = changes = OutputChanges([component]);
        return changes;
    }

    /// <summary>The derivative of each output when components of the block change, each by one.</summary>
    internal double[] OutputChanges(IReadOnlyCollection<int> components) => AndReturn(() => Difference(step =>
    {
        var moved = Point.ToArray();
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
        var moved = Point.ToArray();
        for (var i = 0; i < moved.Length; i++)
            moved[i] += component < 0 || component == i ? offset : 0;
        Run(moved);
        return _subject.Outputs.ToArray();
    });

    /// <summary>The claimed gradient at other values of the block.</summary>
    internal double[] AnalyticAt(double[] values) => AndReturn(() =>
    {
        var gradient = new double[_subject.Length];
        Write(values);
        _subject.Gradient(gradient);
        return Select(gradient.AsSpan(Block.Offset, Block.Shape.Length));
    });

    /// <summary>The derivative of each output when a range of another block changes, each of its components by one.</summary>
    internal double[] ChangesByOther(SubjectBlock other, int start, int count)
    {
        var point = _gradient.Point.AsSpan(other.Offset + start, count).ToArray();
        var changes = Difference(step =>
        {
            _subject.Write(other.Offset + start, Array.ConvertAll(point, value => value + step));
            _subject.Cost();
        });
        _subject.Write(other.Offset + start, point);
        return changes;
    }

    /// <summary>
    /// The claimed gradient for a multiple of the upstream gradient, scaled back: the same, if Backward is linear in it. What a
    /// penalty adds whatever the upstream is stays as it is.
    /// </summary>
    internal double[] AnalyticFor(double factor)
    {
        RequireAffordable();
        var constant = new double[_subject.Length];
        if (_subject.HasPenalty)
            _subject.Gradient(new double[_subject.UpstreamLength], constant);
        _subject.Cost();
        var upstream = new double[_subject.UpstreamLength];
        _subject.UpstreamHere(upstream);
        var gradient = new double[_subject.Length];
        _subject.Gradient(Array.ConvertAll(upstream, value => factor * value), gradient);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = ((gradient[i] - constant[i]) / factor) + constant[i];
        return Select(gradient.AsSpan(Block.Offset, Block.Shape.Length));
    }

    /// <summary>Whether the claimed gradient is right along directions that move some components of the whole block only.</summary>
    /// <param name="isMoved">Which, by their positions in the block.</param>
    /// <param name="directions">How many directions are tried.</param>
    internal bool IsRight(Func<int, bool> isMoved, int directions)
    {
        for (var k = 0; k < directions; k++)
        {
            RequireAffordable();
            var prober = _probers[k];
            prober.Draw(Block);
            prober.Keep(Block, isMoved);
            var probe = Look(prober, Share * _wrong / 2);
            var isRight = Math.Abs(probe.Error) <= Tolerance(probe);
            prober.Draw(Block);
            if (_part is not null)
                prober.Keep(Block, _part.Contains);
            if (!isRight)
                return false;
        }

        return true;
    }

    /// <summary>How much the cost bends when two sets of components are moved together: zero where they act apart.</summary>
    internal bool ActApart(Func<int, bool> one, Func<int, bool> other)
    {
        var costs = AndReturn(() => new[] { Cost(_ => false), Cost(one), Cost(other), Cost(position => one(position) || other(position)) });
        var size = Math.Abs(costs[1] - costs[0]) + Math.Abs(costs[2] - costs[0]) + (Math.Abs(costs[0]) * (IsSingle ? 1e-3 : 1e-8));
        return Math.Abs(costs[3] - costs[1] - costs[2] + costs[0]) <= (IsSingle ? 1e-3 : 1e-8) * size;

        double Cost(Func<int, bool> isMoved)
        {
            var moved = _gradient.Point.AsSpan(Block.Offset, Block.Shape.Length).ToArray();
            for (var position = 0; position < moved.Length; position++)
                moved[position] *= isMoved(position) ? 1.25 : 1;
            _subject.Write(Block.Offset, moved);
            return _subject.Cost();
        }
    }

    private void RequireAffordable()
    {
        if (_subject.ForwardCalls > _mostCalls)
            throw new UnaffordableException();
    }

    private double[] Difference(Action<double> go)
    {
        RequireAffordable();
        var step = IsSingle ? OutputStepInFloat : OutputStepInDouble;
        go(step);
        var above = _subject.Outputs.ToArray();
        go(-step);
        for (var output = 0; output < above.Length; output++)
            above[output] = (above[output] - _subject.Outputs[output]) / (2 * step);
        return above;
    }

    private void Write(double[] values)
    {
        if (_part is null)
        {
            _subject.Write(Block.Offset, values);
            return;
        }

        var whole = _gradient.Point.AsSpan(Block.Offset, Block.Shape.Length).ToArray();
        for (var i = 0; i < values.Length; i++)
            whole[_part.Positions[i]] = values[i];
        _subject.Write(Block.Offset, whole);
    }

    private void Run(double[] values)
    {
        Write(values);
        _subject.Cost();
    }

    private T AndReturn<T>(Func<T> look)
    {
        RequireAffordable();
        var result = look();
        _subject.Write(Block.Offset, _gradient.Point.AsSpan(Block.Offset, Block.Shape.Length));
        return result;
    }
}

namespace GradGen;

/// <summary>
/// What is known about a wrong block: the claimed gradient, and how the cost and the outputs really change along a few random
/// directions. A vector that is the true gradient predicts all of them, and it is next to impossible that another one does.
/// </summary>
internal sealed class Evidence
{
    private const int Directions = 4;

    // A hypothesis may be off by this share of what the components typically add up to.
    private const double ShareInDouble = 1e-6;
    private const double ShareInFloat = 3e-3;
    private const double Bounds = 4;

    // Far above rounding where outputs are differenced one by one.
    private const double OutputStepInDouble = 1e-5;
    private const double OutputStepInFloat = 1e-2;

    private readonly Subject _subject;
    private readonly AnalyticGradient _gradient;
    private readonly BlockPart? _part;
    private readonly double[] _analytic;
    private readonly double[] _point;
    private readonly Prober[] _probers = new Prober[Directions];
    private readonly Probe[] _probes = new Probe[Directions];
    private readonly double[][] _directions = new double[Directions][];
    private readonly double[]?[] _outputChanges = new double[Directions][];

    /// <param name="subject">At the point where the block was found wrong.</param>
    /// <param name="standing">The block.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="seed">Of the directions.</param>
    /// <param name="part">If the rest of the block is right: what is to be looked at as if it were the block.</param>
    internal Evidence(Subject subject, BlockStanding standing, IReadOnlyList<BlockStanding> blocks, int seed, BlockPart? part = null)
    {
        (_subject, _gradient, _part) = (subject, standing.Gradient!, part);
        Block = standing.Block;
        Blocks = blocks;
        _analytic = Select(_gradient.Values.AsSpan(Block.Offset, Block.Shape.Length));
        _point = Select(_gradient.Point.AsSpan(Block.Offset, Block.Shape.Length));
        Numeric = standing.Components is { } components ? Select(components.Numeric) : null;
        for (var k = 0; k < Directions; k++)
        {
            _probers[k] = new Prober(subject, _gradient, (seed * Directions) + k);
            if (part is not null)
                _probers[k].Keep(Block, part.Contains);
            _directions[k] = Select(_probers[k].Direction.Slice(Block.Offset, Block.Shape.Length));
            _probes[k] = _probers[k].Look(Block.Offset, Block.Shape.Length);
        }
    }

    internal SubjectBlock Block { get; }

    internal IReadOnlyList<BlockStanding> Blocks { get; }

    /// <summary>Whether only a part of the block is looked at, since the rest is right.</summary>
    internal bool IsPart => _part is not null;

    /// <summary>The part, if only one is looked at.</summary>
    internal BlockPart? Part => _part;

    /// <summary>What is looked at, in the words of a report.</summary>
    internal string Name => _part?.Name ?? Block.Name;

    internal BlockShape Shape => _part?.Shape ?? Block.Shape;

    internal int Count => _point.Length;

    /// <summary>How many independent things are known, which have to be more than a hypothesis is free to choose.</summary>
    internal int Known => Math.Min(Directions, Count);

    /// <summary>The claimed gradient of the block.</summary>
    internal ReadOnlySpan<double> Analytic => _analytic;

    /// <summary>The numeric gradient of the block, where it was measured component by component.</summary>
    internal double[]? Numeric { get; }

    /// <summary>The values of the block.</summary>
    internal ReadOnlySpan<double> Point => _point;

    internal bool IsSingle => _subject.Precision.IsSingle;

    internal IReadOnlyList<KeyValuePair<string, int>> Sizes => _subject.NamedSizes;

    internal ReadOnlySpan<double> Upstream => _subject.Upstream;

    internal BlockShape? OutputShape => _subject.OutputShape;

    internal IReadOnlyList<Finding> Findings => _subject.Findings;

    /// <summary>A component's name: the block's and the index.</summary>
    internal string NameAt(int index) => Block.NameAt(_part is null ? index : _part.Positions[index]);

    /// <summary>The claimed gradient of another block.</summary>
    internal ReadOnlySpan<double> AnalyticOf(SubjectBlock block) => _gradient.Values.AsSpan(block.Offset, block.Shape.Length);

    /// <summary>Whether a vector is the true gradient, as far as the directions can tell.</summary>
    internal bool Fits(ReadOnlySpan<double> candidate)
    {
        for (var k = 0; k < Directions; k++)
        {
            if (!(Math.Abs(Along(k, candidate) - Derivative(k)) <= Tolerance(k)))
                return false;
        }

        return true;
    }

    /// <summary>Whether the claimed gradient is what some numbers, one for each direction, are the derivatives of.</summary>
    internal bool IsExplainedBy(Func<int, double> derivative)
    {
        // One number in float is soon explained by something.
        if (IsSingle && Known < 2)
            return false;
        for (var k = 0; k < Directions; k++)
        {
            if (!(Math.Abs(Along(k, Analytic) - derivative(k)) <= (IsSingle ? 10 : 100) * Tolerance(k)))
                return false;
        }

        return true;
    }

    /// <summary>The λ for which the claimed gradient and λ times a vector are the true gradient; null if none is.</summary>
    internal double? Missing(ReadOnlySpan<double> vector)
    {
        if (Known < (IsSingle ? 3 : 2))
            return null;
        var (product, square) = (0.0, 0.0);
        for (var k = 0; k < Directions; k++)
        {
            var along = Along(k, vector);
            product += along * (Derivative(k) - Along(k, Analytic));
            square += along * along;
        }

        var factor = product / square;
        for (var k = 0; k < Directions; k++)
        {
            if (!(Math.Abs(Along(k, Analytic) + (factor * Along(k, vector)) - Derivative(k)) <= Tolerance(k)))
                return null;
        }

        return factor;
    }

    /// <summary>The factor by which the claimed gradient has to be multiplied to be the true one; null if none does.</summary>
    internal double? Factor() => Missing(Analytic) + 1;

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

    /// <summary>Whether the claimed gradient is right along directions that move some components of the whole block only.</summary>
    /// <param name="isMoved">Which, by their positions in the block.</param>
    /// <param name="directions">How many directions are tried.</param>
    internal bool IsRight(Func<int, bool> isMoved, int directions)
    {
        for (var k = 0; k < directions; k++)
        {
            var prober = _probers[k];
            prober.Draw(Block);
            prober.Keep(Block, isMoved);
            var probe = prober.Look(Block.Offset, Block.Shape.Length);
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

    /// <summary>The claimed derivative along a direction.</summary>
    internal double Claimed(int k) => Along(k, Analytic);

    /// <summary>A derivative as measured.</summary>
    internal double Derivative(int k) => Along(k, Analytic) + _probes[k].Error;

    /// <summary>Whether two numbers are the same as far as plain differences of outputs show.</summary>
    internal bool AreClose(double a, double b, double size) => Math.Abs(a - b) <= (IsSingle ? 0.01 : 1e-5) * Math.Max(size, Math.Max(Math.Abs(a), Math.Abs(b)));

    private double[] Difference(Action<double> go)
    {
        var step = IsSingle ? OutputStepInFloat : OutputStepInDouble;
        go(step);
        var above = _subject.Outputs.ToArray();
        go(-step);
        for (var output = 0; output < above.Length; output++)
            above[output] = (above[output] - _subject.Outputs[output]) / (2 * step);
        return above;
    }

    // The values that belong to what is looked at.
    private double[] Select(ReadOnlySpan<double> values)
    {
        if (_part is null)
            return values.ToArray();
        var selected = new double[_part.Positions.Length];
        for (var i = 0; i < selected.Length; i++)
            selected[i] = values[_part.Positions[i]];
        return selected;
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
        var result = look();
        _subject.Write(Block.Offset, _gradient.Point.AsSpan(Block.Offset, Block.Shape.Length));
        return result;
    }

    private double Along(int k, ReadOnlySpan<double> vector) => VectorMath.Dot(vector, _directions[k]);

    private double Tolerance(int k) => Tolerance(_probes[k]);

    private double Tolerance(Probe probe)
    {
        var size = VectorMath.Norm([probe.Size, probe.Error]);
        return (Bounds * probe.Uncertainty) + ((IsSingle ? ShareInFloat : ShareInDouble) * size);
    }
}

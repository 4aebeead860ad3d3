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
    private readonly Prober[] _probers;
    private readonly Probe[] _probes;
    private readonly double[]?[] _outputChanges = new double[Directions][];

    internal Evidence(Subject subject, BlockStanding standing, IReadOnlyList<BlockStanding> blocks, int seed)
    {
        _subject = subject;
        _gradient = standing.Gradient!;
        Block = standing.Block;
        Blocks = blocks;
        Numeric = standing.Components?.Numeric;
        _probers = new Prober[Directions];
        _probes = new Probe[Directions];
        for (var k = 0; k < Directions; k++)
        {
            _probers[k] = new Prober(subject, _gradient, (seed * Directions) + k);
            _probes[k] = _probers[k].Look(Block.Offset, Count);
        }
    }

    internal SubjectBlock Block { get; }

    internal IReadOnlyList<BlockStanding> Blocks { get; }

    internal int Count => Block.Shape.Length;

    /// <summary>How many independent things are known, which have to be more than a hypothesis is free to choose.</summary>
    internal int Known => Math.Min(Directions, Count);

    /// <summary>The claimed gradient of the block.</summary>
    internal ReadOnlySpan<double> Analytic => _gradient.Values.AsSpan(Block.Offset, Count);

    /// <summary>The numeric gradient of the block, where it was measured component by component.</summary>
    internal double[]? Numeric { get; }

    /// <summary>The values of the block.</summary>
    internal ReadOnlySpan<double> Point => _gradient.Point.AsSpan(Block.Offset, Count);

    internal bool IsSingle => _subject.Precision.IsSingle;

    internal IReadOnlyList<KeyValuePair<string, int>> Sizes => _subject.NamedSizes;

    internal ReadOnlySpan<double> Upstream => _subject.Upstream;

    internal BlockShape? OutputShape => _subject.OutputShape;

    internal IReadOnlyList<Finding> Findings => _subject.Findings;

    /// <summary>The number of samples in the batch, if the outputs have an axis for them.</summary>
    internal int Samples => OutputShape is { IsRagged: false, Dimensions: { Count: > 1 } axes } ? axes[0] : 0;

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
        if (Known < 2)
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
        var changes = Difference(step => prober.Evaluate(Block.Offset, Count, step));
        prober.Return();
        return _outputChanges[k] = changes;
    }

    /// <summary>The derivative of each output when components of the block change, each by one.</summary>
    internal double[] OutputChanges(IReadOnlyCollection<int> components)
    {
        var changes = Difference(step =>
        {
            var moved = Point.ToArray();
            foreach (var component in components)
                moved[component] += step;
            _subject.Write(Block.Offset, moved);
            _subject.Cost();
        });
        _subject.Write(Block.Offset, Point);
        return changes;
    }

    /// <summary>The derivative of each output when every component of the block changes by one, at other values of it.</summary>
    internal double[] SlopesAt(double[] values)
    {
        var slopes = Difference(step =>
        {
            _subject.Write(Block.Offset, Array.ConvertAll(values, value => value + step));
            _subject.Cost();
        });
        _subject.Write(Block.Offset, Point);
        return slopes;
    }

    /// <summary>The outputs at the point.</summary>
    internal double[] Outputs()
    {
        _subject.Cost();
        return _subject.Outputs.ToArray();
    }

    /// <summary>What one sample of the batch adds to the derivative along a direction.</summary>
    internal double OfSample(int k, int sample)
    {
        var changes = OutputChanges(k);
        var width = changes.Length / Samples;
        return VectorMath.Dot(changes.AsSpan(sample * width, width), Upstream.Slice(sample * width, width));
    }

    /// <summary>The claimed gradient at other values of the block.</summary>
    internal double[] AnalyticAt(ReadOnlySpan<double> values)
    {
        var gradient = new double[_subject.Length];
        _subject.Write(Block.Offset, values);
        _subject.Gradient(gradient);
        _subject.Write(Block.Offset, Point);
        return gradient.AsSpan(Block.Offset, Count).ToArray();
    }

    /// <summary>Whether the claimed gradient is right along directions that leave some components alone.</summary>
    internal bool RestFits(Func<int, bool> isRest)
    {
        for (var k = 0; k < 2; k++)
        {
            var prober = _probers[k];
            prober.Keep(Block, isRest);
            var probe = prober.Look(Block.Offset, Count);
            var isRight = Math.Abs(probe.Error) <= Tolerance(k);
            prober.Draw(Block);
            if (!isRight)
                return false;
        }

        return true;
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

    private double Along(int k, ReadOnlySpan<double> vector) => VectorMath.Dot(vector, _probers[k].Direction.Slice(Block.Offset, Count));

    private double Tolerance(int k)
    {
        var probe = _probes[k];
        var size = VectorMath.Norm([probe.Size, probe.Error]);
        return (Bounds * probe.Uncertainty) + ((IsSingle ? ShareInFloat : ShareInDouble) * size);
    }
}

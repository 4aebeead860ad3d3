using GradGen.Differences;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Probing;

/// <summary>
/// Measures along a random direction how far a gradient is off, in the whole point or in a range of it. What the gradient
/// says the cost should change by is taken off before anything is fitted, for the step that was really taken after rounding:
/// a right gradient leaves nothing but curvature and noise.
/// </summary>
internal sealed class Prober
{
    // Signs alone cancel errors that come in opposite pairs, such as a transposition: magnitudes are random too.
    private const double LeastMagnitude = 0.5;

    // A bound of this share of the size will do for a quick look.
    private const double Enough = 1e-7;

    // Steps that show noise alone, in units of rounding, and how many.
    private const double NoiseStep = 300;
    private const int NoisePairs = 4;

    // As many values tell what is typical of a block.
    private const int Samples = 64;

    private readonly Subject _subject;
    private readonly double[] _direction;
    private readonly double[] _moved;
    private readonly LineFunction _line;
    private readonly int _seed;
    private readonly DerivativeEstimator _estimator;
    private int _start;
    private int _count;

    /// <summary>Draws a direction at the subject's present point.</summary>
    /// <param name="subject">What to probe.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="seed">Which direction.</param>
    internal Prober(Subject subject, AnalyticGradient gradient, int seed)
    {
        _subject = subject;
        Gradient = gradient;
        _direction = new double[subject.Length];
        _moved = subject.Scratch(0);
        _line = At;
        _estimator = new DerivativeEstimator(subject.Precision);
        _seed = seed;
        foreach (var block in subject.Blocks)
            Draw(block);
        _count = subject.Length;
        Size = Weigh().Size;
    }

    internal AnalyticGradient Gradient { get; }

    /// <summary>u, in units of what each component's size is.</summary>
    internal ReadOnlySpan<double> Direction => _direction;

    /// <summary>‖g∘u‖₂ of the whole point.</summary>
    internal double Size { get; }

    internal bool IsSingle => _subject.Precision.IsSingle;

    /// <summary>Does not move a block any more.</summary>
    internal void Hold(SubjectBlock block) => _direction.AsSpan(block.Offset, block.Shape.Length).Clear();

    /// <summary>Moves no components of a block but some.</summary>
    internal void Keep(SubjectBlock block, Func<int, bool> isMoved)
    {
        for (var index = 0; index < block.Shape.Length; index++)
            _direction[block.Offset + index] *= isMoved(index) ? 1 : 0;
    }

    /// <summary>Looks as cheaply as possible, and most cheaply where a range is far off.</summary>
    /// <param name="start">The first component of the range.</param>
    /// <param name="count">How many components.</param>
    internal Probe Glance(int start, int count) => Look(start, count, 0, static probe => probe.IsEvident);

    /// <summary>Looks as cheaply as possible.</summary>
    /// <param name="start">The first component of the range.</param>
    /// <param name="count">How many components.</param>
    /// <param name="wanted">The bound that is good enough.</param>
    internal Probe Look(int start, int count, double wanted = 0) => Look(start, count, wanted, static _ => false);

    private Probe Look(int start, int count, double wanted, Func<Probe, bool> isTold)
    {
        (_start, _count) = (start, count);
        var probe = Weigh();
        var enough = Math.Max(wanted, Enough * probe.Size);
        var reading = _estimator.Look(_line, Reach(), Gradient.CostNoise, reading =>
            reading.Bound <= enough
            || (probe.Size == 0 && !IsSingle && reading.Bound < double.PositiveInfinity)
            || isTold(With(reading)));
        Return();
        return With(reading);

        Probe With(DerivativeReading reading) => probe with { Error = reading.Slope, Bound = reading.Bound };
    }

    /// <summary>What a look would say of a range whose components were measured one by one.</summary>
    /// <param name="start">The first component of the range.</param>
    /// <param name="errors">What each claimed component is off by.</param>
    /// <param name="bounds">How far each of these can be from the truth.</param>
    internal Probe Sum(int start, ReadOnlySpan<double> errors, ReadOnlySpan<double> bounds)
    {
        (_start, _count) = (start, errors.Length);
        var direction = _direction.AsSpan(_start, _count);
        var probe = Weigh() with { Error = VectorMath.Dot(errors, direction) };
        VectorMath.Multiply(bounds, direction, _moved.AsSpan(0, _count));
        return probe with { Bound = VectorMath.Norm(_moved.AsSpan(0, _count)) };
    }

    /// <summary>
    /// The noise of the cost along a range of the direction, from steps that are so small that the cost does not bend over
    /// them: what the two sides do not have in common is rounding.
    /// </summary>
    internal double MeasureNoise(int start, int count)
    {
        (_start, _count) = (start, count);
        var squares = 0.0;
        for (var pair = 1; pair <= NoisePairs; pair++)
        {
            var step = NoiseStep * pair * _subject.Precision.Epsilon;
            var bend = At(step, out _) + At(-step, out _);
            squares += Precision.IsFinite(bend) ? bend * bend / NoisePairs : 0;
        }

        Return();
        // Each holds two values, and the middle one twice.
        return Math.Sqrt(squares / 6);
    }

    /// <summary>Measures as well as possible.</summary>
    /// <param name="start">The first component of the range.</param>
    /// <param name="count">How many components.</param>
    /// <param name="estimate">The derivative of what the claimed gradient leaves: zero for a right one.</param>
    internal Probe Measure(int start, int count, out DerivativeEstimate estimate)
    {
        (_start, _count) = (start, count);
        estimate = _estimator.Measure(_line, 1, Reach(), Gradient.CostNoise);
        Return();
        return Weigh() with { Error = estimate.Value, Bound = estimate.Bound };
    }

    /// <summary>Evaluates the subject some way along a range of the direction, for what else it shows there.</summary>
    internal double Evaluate(int start, int count, double offset)
    {
        (_start, _count) = (start, count);
        return At(offset, out _);
    }

    /// <summary>Goes back from where <see cref="Evaluate"/> went.</summary>
    internal void Return() => _subject.Write(_start, Gradient.Point.AsSpan(_start, _count));

    private double At(double offset, out double taken)
    {
        taken = offset;
        if (offset == 0)
            return 0;
        var precision = _subject.Precision;
        var point = Gradient.Point.AsSpan(_start, _count);
        var direction = _direction.AsSpan(_start, _count);
        var moved = _moved.AsSpan(0, _count);
        VectorMath.MultiplyAdd(direction, offset, point, moved);
        if (precision.IsSingle)
        {
            for (var i = 0; i < moved.Length; i++)
                moved[i] = (float)moved[i];
        }

        _subject.Write(_start, moved);
        var cost = _subject.Cost();
        VectorMath.Subtract(moved, point, moved);
        return (cost - Gradient.Cost) - VectorMath.Dot(Gradient.Values.AsSpan(_start, _count), moved);
    }

    /// <summary>Draws the direction in one block.</summary>
    internal void Draw(SubjectBlock block)
    {
        var random = SplitMix64.Create(_seed, block.Offset);
        var values = Gradient.Point.AsSpan(block.Offset, block.Shape.Length);
        var typical = Typical(values);
        for (var i = 0; i < values.Length; i++)
        {
            var magnitude = random.NextSign() * (LeastMagnitude + random.NextDouble());
            _direction[block.Offset + i] = magnitude * Math.Max(Math.Abs(values[i]), typical);
        }
    }

    // The median size, so that one huge or tiny value does not set the steps of all.
    private static double Typical(ReadOnlySpan<double> values)
    {
        var stride = Math.Max(1, values.Length / Samples);
        var sizes = new List<double>(2 * Samples);
        for (var i = 0; i < values.Length; i += stride)
            sizes.Add(Math.Abs(values[i]));
        sizes.Sort();
        var median = sizes[sizes.Count / 2];
        return median > 0 ? median : sizes[sizes.Count - 1] > 0 ? sizes[sizes.Count - 1] : 1;
    }

    // What the components of claimed gradient and noise amount to along the direction.
    private Probe Weigh()
    {
        var direction = _direction.AsSpan(_start, _count);
        var parts = _moved.AsSpan(0, _count);
        VectorMath.Multiply(Gradient.Noise.AsSpan(_start, _count), direction, parts);
        var noise = VectorMath.Norm(parts);
        VectorMath.Multiply(Gradient.Values.AsSpan(_start, _count), direction, parts);
        return new Probe(0, 0, noise, VectorMath.Norm(parts), VectorMath.Largest(parts));
    }

    // How far the whole direction can be followed inside every [Domain].
    private double Reach()
    {
        var reach = double.PositiveInfinity;
        foreach (var block in _subject.Blocks)
        {
            if (block.Domain is not { } domain)
                continue;
            var end = Math.Min(_start + _count, block.Offset + block.Shape.Length);
            for (var i = Math.Max(_start, block.Offset); i < end; i++)
            {
                var room = Math.Min(Gradient.Point[i] - domain.Minimum, domain.Maximum - Gradient.Point[i]);
                reach = _direction[i] == 0 ? reach : Math.Min(reach, room / Math.Abs(_direction[i]));
            }
        }

        return reach;
    }
}

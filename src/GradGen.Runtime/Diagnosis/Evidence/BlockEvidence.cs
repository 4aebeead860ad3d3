using GradGen.Numerics;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Diagnosis.Evidence;

/// <summary>
/// What is known about a wrong block: the claimed gradient, and how the cost and the outputs really change along a few random
/// directions. A vector that is the true gradient predicts all of them, and it is next to impossible that another one does.
/// </summary>
internal sealed class BlockEvidence
{
    private const int Directions = 4;

    // A hypothesis has to explain all but this share of what is wrong; of the gradient itself, a share of it would be nothing
    // to go by where little is wrong.
    private const double ShareInDouble = 1e-6;
    private const double ShareInFloat = 1e-2;
    private const double Bounds = 1.5;

    // Below this share of what is wrong, the measurement is exact enough to tell one explanation from another.
    private const double Clear = 0.1;

    // Components that were measured one by one are asked again together unless they are as exact as this.
    private const double Exact = 0.01;

    // What a failing check may cost in Forward calls, and what one look takes at the most.
    private const int CallsForEach = 10;
    private const int CallsForAll = 100;
    private const int CallsForOne = 10;

    private readonly Subject _subject;
    private readonly AnalyticGradient _gradient;
    private readonly BlockPart? _part;
    private readonly double[] _analytic;
    private readonly double[] _point;
    private readonly Prober[] _probers = new Prober[Directions];
    private readonly Probe[] _probes = new Probe[Directions];
    private readonly double[][] _directions = new double[Directions][];
    private readonly ComponentErrors? _errors;
    private readonly double _wrong;

    /// <param name="subject">At the point where the block was found wrong.</param>
    /// <param name="status">The block.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="seed">Of the directions.</param>
    /// <param name="part">If the rest of the block is right: what is to be looked at as if it were the block.</param>
    internal BlockEvidence(Subject subject, BlockStatus status, IReadOnlyList<BlockStatus> blocks, int seed, BlockPart? part = null)
    {
        (_subject, _gradient, _part) = (subject, status.Gradient!, part);
        Block = status.Block;
        Blocks = blocks;
        _analytic = BlockPart.Select(part, _gradient.Values.AsSpan(Block.Offset, Block.Shape.Length));
        _point = BlockPart.Select(part, _gradient.Point.AsSpan(Block.Offset, Block.Shape.Length));
        Numeric = status.Components is { } components ? BlockPart.Select(part, components.Numeric) : null;
        for (var k = 0; k < Directions; k++)
        {
            _probers[k] = new Prober(subject, _gradient, (seed * Directions) + k);
            if (part is not null)
                _probers[k].Keep(Block, part.Contains);
            _directions[k] = BlockPart.Select(part, _probers[k].Direction.Slice(Block.Offset, Block.Shape.Length));
        }

        var wrong = blocks.Where(static block => block.State == BlockState.Wrong).Sum(static block => block.Block.Shape.Length);
        Trials = new BlockTrials(subject, _gradient, Block, part, _probers, (CallsForEach * wrong) + CallsForAll - CallsForOne);
        _errors = status.Errors;
        _wrong = Look(out var uncertain);
        if (_errors is not null && Bounds * uncertain > Exact * _wrong)
        {
            _errors = null;
            _wrong = Look(out uncertain);
        }

        IsClear = Bounds * uncertain <= Clear * _wrong;
    }

    /// <summary>Whether enough is known for an explanation.</summary>
    internal bool IsClear { get; }

    internal SubjectBlock Block { get; }

    /// <summary>What the subject does at other values of the block.</summary>
    internal BlockTrials Trials { get; }

    internal IReadOnlyList<BlockStatus> Blocks { get; }

    /// <summary>The part, if only one is looked at, since the rest is right.</summary>
    internal BlockPart? Part => _part;

    /// <summary>What is being examined, as a report calls it.</summary>
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

    private double Share => IsSingle ? ShareInFloat : ShareInDouble;

    internal IReadOnlyList<KeyValuePair<string, int>> Sizes => _subject.NamedSizes;

    internal IEnumerable<KeyValuePair<string, double>> Numbers => _subject.NamedNumbers;

    internal ReadOnlySpan<double> Upstream => _subject.Upstream;

    internal BlockShape? OutputShape => _subject.OutputShape;

    /// <summary>How many values each output of Forward has.</summary>
    internal IReadOnlyList<int> OutputLengths => _subject.OutputLengths;

    /// <summary>What Backward left in its upstream gradient, where it wrote into it.</summary>
    internal ReadOnlySpan<double> UpstreamLeft => _subject.UpstreamLeft;

    /// <summary>Whether Backward takes an upstream gradient, which need not be the one that it was given.</summary>
    internal bool TakesUpstream => _subject.UpstreamLength > 0;

    internal bool HasPenalty => _subject.HasPenalty;

    /// <summary>Whether Backward changes parameters: it takes the step itself, or writes where it should not.</summary>
    internal bool BackwardMovesParameters => _subject.BackwardMovesParameters;

    /// <summary>A component's name: the block's and the index.</summary>
    internal string NameAt(int index) => Block.NameAt(_part is null ? index : _part.Positions[index]);

    /// <summary>The claimed gradient of another block.</summary>
    internal ReadOnlySpan<double> AnalyticOf(SubjectBlock block) => _gradient.Values.AsSpan(block.Offset, block.Shape.Length);

    /// <summary>The values of another block.</summary>
    internal ReadOnlySpan<double> PointOf(SubjectBlock block) => _gradient.Point.AsSpan(block.Offset, block.Shape.Length);

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
            if (!(Math.Abs(Along(k, Analytic) - derivative(k)) <= (IsSingle ? 3 : 100) * Tolerance(k)))
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

    /// <summary>Whether the claimed gradient is exactly zero at a position of the block, and the position is looked at.</summary>
    internal bool IsZero(int position) => _gradient.Values[Block.Offset + position] == 0 && _part?.Contains(position) != false;

    /// <summary>The claimed derivative along a direction.</summary>
    internal double Claimed(int k) => Along(k, Analytic);

    /// <summary>A derivative as measured.</summary>
    internal double Derivative(int k) => Along(k, Analytic) + _probes[k].Error;

    /// <summary>Whether two numbers are the same as far as plain differences of outputs show.</summary>
    internal bool AreClose(double a, double b, double size) => Math.Abs(a - b) <= (IsSingle ? 0.01 : 1e-5) * Math.Max(size, Math.Max(Math.Abs(a), Math.Abs(b)));

    /// <summary>How large a change is that is more than rounding makes of nothing, among some.</summary>
    internal double LeastOf(ReadOnlySpan<double> changes) => (IsSingle ? 1e-3 : 1e-8) * VectorMath.Largest(changes);

    /// <summary>Whether the block is an input of any values, as large as the outputs: a layer can be run at what it gives.</summary>
    internal bool IsLikeOutputs => Block.Kind == BlockKind.Input && Block.Domain is null && Part is null && Count == Upstream.Length;

    /// <summary>Whether the claimed gradient is right along directions that move some components of the whole block only.</summary>
    /// <param name="isMoved">Which, by their positions in the block.</param>
    /// <param name="directions">How many directions are tried.</param>
    internal bool IsRight(Func<int, bool> isMoved, int directions)
    {
        for (var k = 0; k < directions; k++)
        {
            Trials.RequireAffordable();
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

    // Along all directions; gives what is typically wrong along one.
    private double Look(out double uncertain)
    {
        var wrong = 0.0;
        uncertain = 0;
        for (var k = 0; k < Directions; k++)
        {
            _probes[k] = Look(_probers[k], 0);
            wrong += _probes[k].Error * _probes[k].Error / Directions;
            uncertain = Math.Max(uncertain, _probes[k].Uncertainty);
        }

        return Math.Sqrt(wrong);
    }

    private Probe Look(Prober prober, double wanted) => _errors is not null
        ? prober.Sum(Block.Offset, _errors.Values, _errors.Bounds)
        : prober.Look(Block.Offset, Block.Shape.Length, wanted);

    private double Along(int k, ReadOnlySpan<double> vector) => VectorMath.Dot(vector, _directions[k]);

    private double Tolerance(int k) => Tolerance(_probes[k]);

    private double Tolerance(Probe probe) => (Bounds * probe.Uncertainty) + (Share * _wrong);
}

using GradGen.Components;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>Turns what is known of each block into a verdict on it.</summary>
internal sealed class BlockJudge(Subject subject, SamplePoints places, List<Finding> findings)
{
    // Where a block seems to have no influence: at so many points so many moves.
    private const int Points = 3;
    private const int Moves = 4;
    // A gradient that is zero but for rounding is so many times its noise at the most.
    private const double Rounding = 10;
    private const int MostListed = 32;
    private const string Remedy = "Smaller outputs, smoother inputs ([Domain]), another seed or double in place of float can narrow it.";

    internal IReadOnlyList<BlockResult> Judge(IEnumerable<BlockStatus> blocks) =>
        [.. blocks.Select(Judge)];

    private BlockResult Judge(BlockStatus block)
    {
        if (block is { State: BlockState.Agrees, Approximation: > 0 })
        {
            Add(block.Block, FindingKind.Approximate, Verdict.Pass, FormattableString.Invariant(
                $"differs from what Forward gives nearly everywhere, by up to {block.Approximation:0.0e+00} of its largest component: more than rounding, and as little as an approximation does, a polynomial for erf for one. That counts as right."));
        }

        return block.Components is { } components ? JudgeComponents(block, components) : JudgeProbe(block);
    }

    private BlockResult JudgeProbe(BlockStatus standing)
    {
        var block = standing.Block;
        var probe = standing.Probe;
        var values = standing.Gradient!.Values.AsSpan(block.Offset, block.Shape.Length);
        var norm = VectorMath.Norm(values);
        var verdict = VerdictOfProbe(standing);
        if (standing.State == BlockState.Agrees && standing.Untouched.Count > 0)
            Add(block, FindingKind.NotExercised, Verdict.Pass, $"has {Components(standing.Untouched.Count)} such as {block.NameAt(standing.Untouched[0])} that are zero at every point tried.");
        // Along u, g and the true gradient are as long as ⟨e, u⟩ is to what e is: the ratios are those of the vectors.
        var size = probe.Size + VectorMath.Norm([probe.Size, probe.Error]);
        return new BlockResult
        {
            Name = block.Name,
            Kind = block.Kind,
            Shape = block.Shape,
            Verdict = verdict,
            AnalyticNorm = norm,
            NumericNorm = probe.Size > 0 ? norm * VectorMath.Norm([probe.Size, probe.Error]) / probe.Size : Math.Abs(probe.Error) / standing.LeastWeight,
            Difference = Share(Math.Abs(probe.Error), size),
            Bound = Share(probe.Uncertainty, size),
            DetectionLimit = (probe.Uncertainty / standing.LeastWeight) + ((standing.Approximation > 0 ? BlockComparison.Approximate : BlockComparison.Negligible) * VectorMath.Largest(values)),
            Worst = standing.Culprits.Count > 0 ? standing.Culprits[0] : null,
            WrongCount = standing.Culprits.Count,
            HasMoreWrong = standing.HasMoreCulprits,
            Wrong = standing.Culprits,
        };
    }

    private Verdict VerdictOfProbe(BlockStatus standing)
    {
        switch (standing.State)
        {
            case BlockState.Agrees:
                return Verdict.Pass;
            case BlockState.Wrong:
                NoGradient(standing.Block);
                if (standing.Culprits.Count == 0)
                    Add(standing.Block, FindingKind.Spread, Verdict.Fail, "is wrong along random directions, but in no single component by more than can be measured: the error is spread over all of it.");
                return Verdict.Fail;
            case BlockState.Unseen:
                return Unseen(standing);
            case BlockState.AtKink:
                Add(standing.Block, FindingKind.Kink, Verdict.Inconclusive, $"lies at a kink of the cost{(standing.Kink is null ? string.Empty : " in " + standing.Kink)} at every point tried. [Domain] can lead the inputs away from it.");
                return Verdict.Inconclusive;
            default:
                Add(standing.Block, FindingKind.TooNoisy, Verdict.Inconclusive, "is measured too inexactly to tell right from wrong. " + Remedy);
                return Verdict.Inconclusive;
        }
    }

    private BlockResult JudgeComponents(BlockStatus standing, BlockComparison comparison)
    {
        var block = comparison.Block;
        var verdict = VerdictOfComponents(standing, comparison);
        var order = Enumerable.Range(0, block.Shape.Length).OrderByDescending(comparison.Excess).ToArray();
        var wrong = order.Where(index => comparison.State[index] == ComponentState.Wrong).ToArray();
        var analytic = VectorMath.Norm(comparison.Analytic);
        var numeric = VectorMath.Norm(comparison.Numeric);
        return new BlockResult
        {
            Name = block.Name,
            Kind = block.Kind,
            Shape = block.Shape,
            Verdict = verdict,
            AnalyticNorm = analytic,
            NumericNorm = numeric,
            Difference = Share(VectorMath.Distance(comparison.Numeric, comparison.Analytic), analytic + numeric),
            Bound = Share(VectorMath.Norm([.. Enumerable.Range(0, block.Shape.Length).Select(comparison.Uncertainty)]), analytic + numeric),
            DetectionLimit = Enumerable.Range(0, block.Shape.Length).Max(comparison.Tolerance),
            Worst = comparison.Result(wrong.Length > 0 ? wrong[0] : order[0]),
            WrongCount = wrong.Length,
            Wrong = [.. wrong.Take(MostListed).Select(comparison.Result)],
        };
    }

    private Verdict VerdictOfComponents(BlockStatus standing, BlockComparison comparison)
    {
        var block = comparison.Block;
        if (comparison.Count(ComponentState.Wrong) > 0)
        {
            NoGradient(block);
            return Verdict.Fail;
        }

        if (comparison.IsAllUnseen)
            return Unseen(standing);
        Mention(comparison, ComponentState.Kink, FindingKind.Kink, "at a kink of the cost: any slope between those on its two sides is accepted there");
        Mention(comparison, ComponentState.Weak, FindingKind.NotExercised, "zero, or too small to see, at every point tried");
        var unsure = comparison.Unsure(BlockStatus.Telling);
        if (unsure.Length == 0)
            return Verdict.Pass;
        Add(block, FindingKind.TooNoisy, Verdict.Inconclusive,
            $"has {Components(unsure.Length)} such as {block.NameAt(unsure[0])} whose numeric gradient is too inexact to tell right from wrong. " + Remedy);
        return Verdict.Inconclusive;
    }

    private void NoGradient(SubjectBlock block)
    {
        if (!block.HasGradient)
            Add(block, FindingKind.NoGradient, Verdict.Fail, "has no gradient, but the cost depends on it: an optimiser never learns it.");
    }

    private static string Components(int count) => count == 1 ? "1 component" : $"{count} components";

    private void Mention(BlockComparison comparison, ComponentState state, FindingKind kind, string what)
    {
        var first = Array.IndexOf(comparison.State, state);
        if (first >= 0)
            Add(comparison.Block, kind, Verdict.Pass, $"has {Components(comparison.Count(state))} such as {comparison.Block.NameAt(first)} that are {what}.");
    }

    // Analytic and numeric gradient are zero as far as one can see: moves the block by large steps to see why.
    private Verdict Unseen(BlockStatus standing)
    {
        var block = standing.Block;
        var random = SplitMix64.Create(block.Offset, 0);
        var (change, costChange) = (0.0, 0.0);
        places.Return();
        for (var point = 0; point < Points && (point == 0 || places.GoTo(point) is not null); point++)
        {
            var (moved, cost) = Move(block, random);
            change = Math.Max(change, moved);
            costChange = Math.Max(costChange, cost);
        }

        places.Return();
        var rounding = 100 * subject.Precision.Epsilon;
        if (block.HasGradient && change == 0 && costChange == 0 && IsZero(standing))
        {
            Add(block, FindingKind.NotExercised, Verdict.NotExercised, "does not change the outputs of Forward at all: does Forward use it?");
            return Verdict.NotExercised;
        }

        if (change <= rounding && costChange <= rounding && !IsRounding(standing))
        {
            Add(block, FindingKind.TooNoisy, Verdict.Inconclusive, FormattableString.Invariant(
                $"changes the outputs by rounding only, but has a gradient, of norm {VectorMath.Norm(standing.Gradient!.Values.AsSpan(block.Offset, block.Shape.Length)):G3}: too small beside the rest for the cost to show whether it is right."));
            return Verdict.Inconclusive;
        }

        if (change <= rounding && costChange <= rounding)
        {
            Add(block, block.HasGradient ? FindingKind.NoInfluence : FindingKind.NoGradient, Verdict.Pass,
                block.HasGradient
                    ? "changes the outputs by rounding only, as a bias before a normalisation does: zero is its right gradient."
                    : "has no gradient, and needs none: the outputs do not depend on it.");
            return Verdict.Pass;
        }

        Add(block, FindingKind.NotExercised, Verdict.NotExercised,
            costChange <= rounding
                ? "changes the outputs but not the cost, which is blind to it: both gradients are zero whatever Backward does. Cost.RandomProjection sees it."
                : "has a gradient of zero at every point that was tried: nothing was compared. [Domain] can lead the inputs to where it is not.");
        return Verdict.NotExercised;
    }

    // How far the outputs and the cost can be moved by the block at the present point, beside the size of the outputs.
    private (double Outputs, double Cost) Move(SubjectBlock block, SplitMix64 random)
    {
        var cost = subject.Cost();
        var outputs = subject.Outputs.ToArray();
        var size = Math.Max(Math.Max(VectorMath.Norm(outputs), Math.Abs(cost)), double.Epsilon);
        var point = new double[block.Shape.Length];
        for (var index = 0; index < point.Length; index++)
            point[index] = subject.Read(block.Offset + index);
        var (change, costChange) = (0.0, 0.0);
        for (var move = 1; move <= Moves; move++)
        {
            var moved = (double[])point.Clone();
            SampleValues.Perturb(moved, new double[moved.Length], block.Shape, block.Domain, false, false, move, random);
            subject.Write(block.Offset, moved);
            costChange = Math.Max(costChange, Math.Abs(subject.Cost() - cost));
            change = Math.Max(change, VectorMath.Distance(subject.Outputs, outputs));
        }

        subject.Write(block.Offset, point);
        return (change / size, costChange / size);
    }

    private void Add(SubjectBlock block, FindingKind kind, Verdict verdict, string message) =>
        findings.Add(new Finding(kind, verdict, $"{block.Name} {message}", block.Name));

    // Whether what Backward gives is no more than what rounding makes of zero.
    private static bool IsRounding(BlockStatus standing) =>
        standing.Gradient is { } gradient
        && VectorMath.Norm(gradient.Values.AsSpan(standing.Block.Offset, standing.Block.Shape.Length))
        <= Rounding * VectorMath.Norm(gradient.Noise.AsSpan(standing.Block.Offset, standing.Block.Shape.Length));

    private static bool IsZero(BlockStatus standing) => standing.Components is { } components
        ? Array.TrueForAll(components.Numeric, static value => value == 0) && Array.TrueForAll(components.Analytic, static value => value == 0)
        : standing.Probe is { Error: 0, Size: 0 };

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}

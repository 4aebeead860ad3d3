using GradGen.Components;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>Turns what is known of each block into a verdict on it.</summary>
internal sealed class BlockJudge(Subject subject, SamplePoints points, IReadOnlyList<BlockStatus> blocks, List<Finding> findings)
{
    private const int MostListed = 32;
    private const string Remedy = "Smaller outputs, a narrower [Domain], another seed, or double instead of float can help.";

    private readonly UnseenBlock _unseen = new(
        subject, points, blocks.Where(static block => block.State != BlockState.Unseen && block.Components is not { IsAllUnseen: true })
            .Select(static block => block.Block.Name), findings);

    internal IReadOnlyList<BlockResult> Judge() => [.. blocks.Select(Judge)];

    private BlockResult Judge(BlockStatus block)
    {
        if (block is { State: BlockState.Agrees, Approximation: > 0 })
        {
            findings.Add(block.Block, FindingKind.Approximate, Verdict.Pass, FormattableString.Invariant(
                $"differs from the numeric gradient nearly everywhere, by up to {block.Approximation:0.0e+00} of its largest component: ")
                + "more than rounding, but no more than an approximation in Forward explains, such as a polynomial for erf. That counts as right.");
        }

        return block.Components is { } components ? JudgeComponents(block, components) : JudgeProbe(block);
    }

    private BlockResult JudgeProbe(BlockStatus status)
    {
        var block = status.Block;
        var probe = status.Probe;
        var values = status.Gradient!.Values.AsSpan(block.Offset, block.Shape.Length);
        var norm = VectorMath.Norm(values);
        var verdict = VerdictOfProbe(status);
        if (status.State == BlockState.Agrees && status.Untouched.Count > 0)
            findings.Add(block, FindingKind.NotExercised, Verdict.Pass,
                $"has {Components(status.Untouched.Count)} such as {block.NameAt(status.Untouched[0])} that are zero at every point tried.");
        // Along u, g and the true gradient are as long as ⟨e, u⟩ is to what e is: the ratios are those of the vectors.
        var size = probe.Size + VectorMath.Norm([probe.Size, probe.Error]);
        return new BlockResult
        {
            Name = block.Name,
            Kind = block.Kind,
            Shape = block.Shape,
            Verdict = verdict,
            AnalyticNorm = norm,
            NumericNorm = probe.Size > 0 ? norm * VectorMath.Norm([probe.Size, probe.Error]) / probe.Size : Math.Abs(probe.Error) / status.LeastWeight,
            Difference = Share(Math.Abs(probe.Error), size),
            Bound = Share(probe.Uncertainty, size),
            DetectionLimit = (probe.Uncertainty / status.LeastWeight)
                + ((status.Approximation > 0 ? BlockComparison.Approximate : BlockComparison.Negligible) * VectorMath.Largest(values)),
            Worst = status.Culprits.Count > 0 ? status.Culprits[0] : null,
            WrongCount = status.Culprits.Count,
            HasMoreWrong = status.HasMoreCulprits,
            Wrong = status.Culprits,
        };
    }

    private Verdict VerdictOfProbe(BlockStatus status) => status.State switch
    {
        BlockState.Agrees => Verdict.Pass,
        BlockState.Unseen => _unseen.Judge(status),
        BlockState.AtKink => findings.Add(status.Block, FindingKind.Kink, Verdict.Inconclusive,
            $"lies at a kink of the cost{(status.Kink is null ? string.Empty : " in " + status.Kink)} at every point tried. [Domain] "
            + "can keep the inputs away from it."),
        BlockState.Wrong => Wrong(status),
        _ => findings.Add(status.Block, FindingKind.TooNoisy, Verdict.Inconclusive, "is not measured precisely enough to tell right from wrong. " + Remedy),
    };

    private Verdict Wrong(BlockStatus status)
    {
        NoGradient(status.Block);
        return status.Culprits.Count > 0 ? Verdict.Fail : findings.Add(status.Block, FindingKind.Spread, Verdict.Fail,
            "is wrong along random directions, but in no single component by more than can be measured: the error is spread over all of it.");
    }

    private BlockResult JudgeComponents(BlockStatus status, BlockComparison comparison)
    {
        var block = comparison.Block;
        var verdict = VerdictOfComponents(status, comparison);
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

    private Verdict VerdictOfComponents(BlockStatus status, BlockComparison comparison)
    {
        var block = comparison.Block;
        if (comparison.Count(ComponentState.Wrong) > 0)
        {
            NoGradient(block);
            return Verdict.Fail;
        }

        if (comparison.IsAllUnseen)
            return _unseen.Judge(status);
        Mention(comparison, ComponentState.Kink, FindingKind.Kink, "at a kink of the cost: any slope between those on its two sides is accepted there");
        Mention(comparison, ComponentState.Weak, FindingKind.NotExercised, "zero, or too small to see, at every point tried");
        var unsure = comparison.Unsure(BlockLook.Telling);
        return unsure.Length == 0 ? Verdict.Pass : findings.Add(block, FindingKind.TooNoisy, Verdict.Inconclusive,
            $"has {Components(unsure.Length)} such as {block.NameAt(unsure[0])} whose numeric gradient is not precise enough to tell "
            + "right from wrong. " + Remedy);
    }

    private void NoGradient(SubjectBlock block)
    {
        if (!block.HasGradient)
            findings.Add(block, FindingKind.NoGradient, Verdict.Fail, "has no gradient, but the cost depends on it: an optimiser can never learn it.");
    }

    private static string Components(int count) => count == 1 ? "1 component" : $"{count} components";

    private void Mention(BlockComparison comparison, ComponentState state, FindingKind kind, string what)
    {
        var first = Array.IndexOf(comparison.State, state);
        if (first >= 0)
            findings.Add(comparison.Block, kind, Verdict.Pass,
                $"has {Components(comparison.Count(state))} such as {comparison.Block.NameAt(first)} that are {what}.");
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}

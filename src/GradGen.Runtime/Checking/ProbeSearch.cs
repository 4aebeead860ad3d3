using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Checking;

/// <summary>
/// Looks at each block as a whole along a random direction, and into a block only where that disagrees: what a right layer
/// costs depends on its blocks and not on their sizes. Another point, and other random numbers, are looked at with one probe
/// of everything, since a branch that the first point does not take shows nothing there.
/// </summary>
internal sealed class ProbeSearch(Subject subject, GradCheckOptions options, SamplePoints points, List<Finding> findings)
{
    // More points than the first two are for what they could not show: so many, and the last ones only for components that
    // were zero so far, in which half of the points show every second one of a rectifier's.
    private const int MostPoints = 24;
    private const int Patience = 6;

    internal BlockStatus[] Run(AnalyticGradient first)
    {
        var blocks = subject.Blocks.Select(block => new BlockStatus(subject, options, block)).ToArray();
        var prober = new Prober(subject, first, options.Seed);
        foreach (var block in blocks)
        {
            subject.Observer.Compare(block.Block);
            block.Look(prober);
            block.Touch(first);
        }

        subject.Observer.Enter(GradCheckPhase.LookingElsewhere);
        points.DrawAgain(other => LookAgain(blocks, WithNoise(other, first), options.Seed));
        LookElsewhere(blocks, first);
        foreach (var block in blocks)
        {
            if (block.State is not (BlockState.AtKink or BlockState.Unclear))
                continue;
            points.GoBack(block.Gradient!);
            block.CompareComponents(block.Gradient!, !points.CanMove);
        }

        return blocks;
    }

    // In double the noise is far below what is looked for, wherever the point is.
    private AnalyticGradient WithNoise(AnalyticGradient gradient, AnalyticGradient first) =>
        subject.Precision.IsSingle ? gradient.MeasureNoise() : gradient.WithNoiseOf(first);

    private void LookElsewhere(BlockStatus[] blocks, AnalyticGradient first)
    {
        var atKink = Array.FindAll(blocks, static block => block.State == BlockState.AtKink);
        var fruitless = 0;
        for (var point = 1; point < MostPoints && points.CanMove; point++)
        {
            var isPending = fruitless < Patience && Array.Exists(blocks, static block => block.IsPending);
            var isDue = point < subject.Styles.Count;
            if (point > 1 && !isDue && !isPending && !Array.Exists(blocks, static block => block.State != BlockState.Wrong && block.Untouched.Count > 0))
                break;
            fruitless++;
            if (points.GoTo(point) is not { } gradient)
                continue;
            var news = false;
            foreach (var block in blocks)
                news |= block.Touch(gradient);
            if (news || isPending || isDue || point == 1)
                news |= LookAgain(blocks, WithNoise(gradient, first), options.Seed + point);
            fruitless = news ? 0 : fruitless;
        }

        foreach (var block in atKink)
        {
            if (block.State != BlockState.AtKink)
                findings.Add(new(FindingKind.Kink, Verdict.Pass,
                    $"{block.Kink ?? block.Block.Name} lay at a kink of the cost; {block.Block.Name} was compared at another point instead.",
                    block.Block.Name));
        }
    }

    private bool LookAgain(BlockStatus[] blocks, AnalyticGradient gradient, int seed)
    {
        var prober = new Prober(subject, gradient, seed);
        foreach (var block in blocks)
        {
            if (block.State == BlockState.Wrong)
                prober.Hold(block.Block);
        }

        var agrees = prober.Glance(0, subject.Length).Agrees;
        var news = false;
        foreach (var block in blocks)
        {
            if (block.IsPending || (!agrees && block.State == BlockState.Agrees))
                news |= block.Look(prober);
        }

        return news;
    }
}

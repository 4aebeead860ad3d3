using GradGen.Components;
using GradGen.Points;
using GradGen.Samples;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Checking;

/// <summary>Compares every component of a subject's gradient: the loop that articles show, with better measurements where it matters.</summary>
internal sealed class FullSearch(Subject subject, GradCheckOptions options, SamplePoints points, List<Finding> findings)
{
    private const int MostPoints = 24;

    // After so many points in a row without anything new, what is as small as the error will stay so.
    private const int Patience = 4;

    internal BlockStatus[] Run(AnalyticGradient gradient)
    {
        var blocks = subject.Blocks.Select(block => new FullComparison(subject, new BlockComparison(block), options)).ToArray();
        var workers = new Workers(subject);
        foreach (var block in blocks)
        {
            subject.Observer.Compare(block.Components.Block);
            block.CompareAll(gradient, workers);
        }

        subject.Observer.Enter(GradCheckPhase.LookingElsewhere);
        points.DrawAgain(other =>
        {
            other.MeasureNoise();
            Array.ForEach(blocks, block => block.CompareAgain(other));
        });
        LookAtStyles(blocks);
        LookElsewhere(blocks);
        return Array.ConvertAll(blocks, block => BlockStatus.Of(subject, options, block.Components, gradient));
    }

    // A branch that the first point does not take shows nothing there.
    private void LookAtStyles(FullComparison[] blocks)
    {
        for (var point = 1; point < subject.Styles.Count; point++)
        {
            if (subject.Styles[point] != PointStyle.Usual && points.GoTo(point)?.MeasureNoise() is { } gradient)
                Array.ForEach(blocks, block => block.CompareAgain(gradient));
        }
    }

    // What was exactly flat, or at a kink, may be neither at another point. The check ends where it began.
    private void LookElsewhere(FullComparison[] blocks)
    {
        var kinks = blocks.Sum(static block => block.Components.Count(ComponentState.Kink));
        var fruitless = 0;
        for (var point = 1; point < MostPoints; point++)
        {
            var patient = fruitless < Patience;
            if (!Array.Exists(blocks, block => patient ? block.Components.IsUnclear : block.Components.HasUntouched))
                break;
            if (points.GoTo(point)?.MeasureNoise() is not { } gradient)
            {
                if (points.CanMove)
                    continue;
                return;
            }

            var progress = false;
            foreach (var block in blocks)
                progress |= block.CompareUnclear(gradient, !patient);
            fruitless = progress ? 0 : fruitless + 1;
        }

        points.Return();
        var moved = kinks - blocks.Sum(static block => block.Components.Count(ComponentState.Kink));
        if (moved > 0)
            findings.Add(new(FindingKind.Kink, Verdict.Pass, $"{moved} components lay at a kink of the cost; they were compared at another point instead."));
    }
}

using GradGen.Calls;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Checking.Behaviour;

/// <summary>A layer that can be told that it is not being trained has a gradient then too, another one mostly.</summary>
internal static class EvaluationMode
{
    private const string Words = "In evaluation mode (training: false)";

    /// <summary>Probes everything at once, and block by block where that disagrees.</summary>
    internal static Finding? Look(Subject subject, GradCheckOptions options, SamplePoints places)
    {
        subject.IsTraining = false;
        try
        {
            places.Return();
            return Probe(subject, options);
        }
        catch (UserCodeException exception)
        {
            var said = UserCodeFinding.Of(exception);
            // A Backward that is only for training is not a mistake.
            return new(
                FindingKind.EvaluationMode,
                exception.Phase == UserCodeException.Backward ? Verdict.Pass : Verdict.Fail,
                $"{Words}: {said.Message}");
        }
        finally
        {
            subject.IsTraining = true;
        }
    }

    private static Finding? Probe(Subject subject, GradCheckOptions options)
    {
        var values = new double[subject.Length];
        if (Baseline.Broken(subject, values, out var cost) is { } broken)
            return broken with { Message = $"{Words}: {broken.Message}" };
        var gradient = new AnalyticGradient(subject, values, cost).MeasureNoise();
        var prober = new Prober(subject, gradient, options.Seed);
        if (prober.Glance(0, subject.Length).Agrees)
            return null;
        var standings = subject.Blocks.Select(block => new BlockStatus(subject, options, block)).ToArray();
        foreach (var standing in standings)
            standing.Look(prober);
        var wrong = Array.FindAll(standings, static standing => standing.State == BlockState.Wrong);
        return wrong.Length == 0
            ? null
            : new(FindingKind.EvaluationMode, Verdict.Fail, $"{Words}, Backward disagrees with Forward: {string.Join("; ", wrong.Select(Name))}.");
    }

    private static string Name(BlockStatus standing)
    {
        var wrong = standing.Components is { } components ? components.Wrong.Select(components.Result).ToArray() : [.. standing.Culprits];
        if (wrong.Length == 0)
            return $"{standing.Block.Name} is off along random directions";
        // How many there are is known only where all were looked at.
        var more = standing.HasMoreCulprits ? " (and many more)" : wrong.Length > 1 ? $" (and {wrong.Length - 1} more)" : string.Empty;
        return FormattableString.Invariant($"{wrong[0].Name} is {wrong[0].Analytic:G6}, numerically {wrong[0].Numeric:G6}{more}");
    }
}

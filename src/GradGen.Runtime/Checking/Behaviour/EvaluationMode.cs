using GradGen.Calls;
using GradGen.Closeups;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Checking.Behaviour;

/// <summary>A layer that can be told that it is not being trained has a gradient then too, another one mostly.</summary>
internal sealed class EvaluationMode(Subject subject, GradCheckOptions options, SamplePoints points)
{
    private const string Words = "In evaluation mode (training: false)";
    private const string Sample = "training: false";

    private BlockStatus[] _wrong = [];

    /// <summary>Probes everything at once, and block by block where that disagrees.</summary>
    internal Finding? Look()
    {
        subject.IsTraining = false;
        _wrong = [];
        try
        {
            points.Return();
            return Probe();
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

    /// <summary>The blocks that the last look found to be wrong.</summary>
    internal IReadOnlyList<BlockResult> Wrong()
    {
        subject.IsTraining = false;
        try
        {
            // What is to be said of them, the finding says.
            var results = new BlockJudge(subject, points, _wrong, []).Judge();
            var taker = new CloseupTaker(subject, points, options.Seed);
            return [.. _wrong.Zip(results, (block, result) => (options.Closeups ? taker.Of(block, result) : result) with { Sample = Sample })];
        }
        finally
        {
            subject.IsTraining = true;
        }
    }

    private Finding? Probe()
    {
        var values = new double[subject.Length];
        if (Baseline.Broken(subject, values, out var cost) is { } broken)
            return broken with { Message = $"{Words}: {broken.Message}" };
        var gradient = new AnalyticGradient(subject, values, cost).MeasureNoise();
        var prober = new Prober(subject, gradient, options.Seed);
        if (prober.Glance(0, subject.Length).Agrees)
            return null;
        var statuses = subject.Blocks.Select(block => new BlockStatus(subject, options, block)).ToArray();
        foreach (var status in statuses)
            status.Look(prober);
        _wrong = Array.FindAll(statuses, static status => status.State == BlockState.Wrong);
        return _wrong.Length == 0
            ? null
            : new(FindingKind.EvaluationMode, Verdict.Fail, $"{Words}, Backward disagrees with Forward: {string.Join("; ", _wrong.Select(Name))}.");
    }

    private static string Name(BlockStatus status)
    {
        var wrong = status.Components is { } components ? components.Wrong.Select(components.Result).ToArray() : [.. status.Culprits];
        if (wrong.Length == 0)
            return $"{status.Block.Name} is off along random directions";
        // How many there are is known only where all were looked at.
        var more = status.HasMoreCulprits ? " (and many more)" : wrong.Length > 1 ? $" (and {wrong.Length - 1} more)" : string.Empty;
        return FormattableString.Invariant($"{wrong[0].Name} is {wrong[0].Analytic:G6}, numerically {wrong[0].Numeric:G6}{more}");
    }
}

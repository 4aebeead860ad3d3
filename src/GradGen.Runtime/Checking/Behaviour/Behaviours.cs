using GradGen.Calls;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>Looks at how Backward behaves besides giving the right gradient at a point: one class for each thing that it has to keep to.</summary>
internal sealed class Behaviours(Subject subject, GradCheckOptions options, SamplePoints points, List<Finding> findings)
{
    private const int Confirmations = 2;

    /// <summary>Looks at all of it.</summary>
    /// <param name="gradient">The gradient at the first point.</param>
    /// <returns>Blocks that are wrong in evaluation mode alone.</returns>
    internal IReadOnlyList<BlockResult> Look(AnalyticGradient gradient)
    {
        if (subject.UpstreamLength > 0)
        {
            points.Return();
            LookAtUpstream(gradient);
        }

        if (!subject.HasTrainingFlag)
            return [];
        var evaluation = new EvaluationMode(subject, options, points);
        Add(Confirmed(gradient, evaluation.Look));
        return evaluation.Wrong();
    }

    private void LookAtUpstream(AnalyticGradient gradient)
    {
        try
        {
            Add(Confirmed(gradient, () => FindAtUpstream(gradient)));
        }
        catch (UserCodeException exception)
        {
            var said = UserCodeFinding.Of(exception);
            findings.Add(said with { Message = said.Message + " Its upstream gradient contained zeros, which is allowed." });
        }
    }

    private Finding? FindAtUpstream(AnalyticGradient gradient)
    {
        var constant = new double[subject.Length];
        var upstream = new double[subject.UpstreamLength];
        var finding = ZeroUpstream.Look(subject, gradient, constant);
        var outputs = subject.Outputs.ToArray();
        subject.UpstreamHere(upstream);
        // What is found first mostly explains the rest. Samples come last, since a layer may keep what it made for one
        // number of them.
        finding ??= LinearUpstream.Look(subject, gradient, upstream, constant, options.Seed);
        return finding ?? BatchOfSamples.Look(subject, gradient, outputs, upstream, constant);
    }

    // What is found wrong has to be found every time, or it is randomness that was found.
    private Finding? Confirmed(AnalyticGradient gradient, Func<Finding?> look)
    {
        var finding = look();
        for (var time = 0; time < Confirmations && finding?.Verdict == Verdict.Fail; time++)
        {
            points.Return();
            Repetition.Require(subject, gradient, 1);
            if (look()?.Kind != finding.Kind)
            {
                throw Repetition.OfBackward(
                    $"the first time {char.ToLowerInvariant(finding.Message[0])}{finding.Message.Substring(1).TrimEnd('.')}; this did not happen again", []);
            }
        }

        return finding;
    }

    private void Add(Finding? finding)
    {
        if (finding is not null)
            findings.Add(finding);
    }
}

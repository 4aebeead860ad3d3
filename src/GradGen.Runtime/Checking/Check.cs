using GradGen.Calls;
using GradGen.Checking.Behaviour;
using GradGen.Closeups;
using GradGen.Diagnosis;
using GradGen.Diagnosis.Hypotheses;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Checking;

/// <summary>A check from its first evaluation to the verdict on each block.</summary>
internal sealed class Check(Subject subject, GradCheckOptions options)
{
    // Calls of Forward before a verdict other than right. Where nothing is wrong, randomness is the likelier reason.
    private const int Repetitions = 5;
    private const int ManyRepetitions = 16;

    private readonly List<Finding> _findings = [];

    /// <summary>Runs the check; exceptions of the user's code come out as <see cref="UserCodeException"/>.</summary>
    internal CheckOutcome Run()
    {
        try
        {
            return Compare();
        }
        catch (DisagreementException disagreement)
        {
            if (!subject.HoldState())
                return new CheckOutcome([], [disagreement.Finding, .. subject.Findings]) { Causes = disagreement.Causes };
        }

        // From the beginning, and not once more after that.
        _findings.Clear();
        return Run();
    }

    private CheckOutcome Compare()
    {
        subject.Observer.Enter(GradCheckPhase.Starting);
        subject.Start();
        if (subject.Length == 0)
        {
            // Where a gradient that does not fit, or one of an unknown cost, was all there is, that is said already.
            if (!subject.Findings.Exists(static finding => finding.Kind == FindingKind.GradientShape || finding is { Kind: FindingKind.Target, Block: { } }))
                _findings.Add(new(FindingKind.NothingToCompare, Verdict.Inconclusive, "There is no parameter and no input with a gradient to compare."));
            return Outcome([]);
        }

        if (subject.Outputs.Length == 0)
        {
            _findings.Add(new(FindingKind.NothingToCompare, Verdict.Inconclusive, "Forward gives no values, so there is nothing to differentiate."));
            return Outcome([]);
        }

        if (Baseline.Find(subject, _findings, out var insideUnitInterval) is not { } gradient)
            return Outcome([]);

        var points = new SamplePoints(subject, insideUnitInterval);
        var blocks = options.IsFull
            ? new FullSearch(subject, options, points, _findings).Run(gradient)
            : new ProbeSearch(subject, options, points, _findings).Run(gradient);
        subject.Observer.Enter(GradCheckPhase.Judging);
        var results = new BlockJudge(subject, points, blocks, _findings).Judge();
        RequireRepeated(blocks, results, points);
        subject.Observer.Enter(GradCheckPhase.Explaining);
        var causes = new List<LikelyCause>(new Explainer(subject, points, options.Seed).Explain(blocks));
        if (causes.TrueForAll(static cause => cause.Hypothesis == NoInfluence.Words) && !insideUnitInterval && !subject.HoldsRandom)
            LookInside(blocks);
        // What a wrong gradient does otherwise is a consequence, and would only be a second thing to read.
        if (!Array.Exists(blocks, static block => block.State == BlockState.Wrong))
        {
            subject.Observer.Enter(GradCheckPhase.Behaving);
            var others = new Behaviours(subject, options, points, _findings).Look(gradient);
            results = [.. results.Select(result => others.FirstOrDefault(other => other.Name == result.Name && other.Kind == result.Kind) ?? result)];
            foreach (var input in subject.InputsWithoutGradient())
                _findings.Add(new(FindingKind.InputWithoutGradient, Verdict.Pass,
                    $"The outputs depend on {input}, but Backward gives no gradient with respect to it. That is right if it is a target or a constant."));
            if (UncheckedNumbers.Look(subject, points) is { } left)
                _findings.Add(left);
        }

        if (options.Closeups)
        {
            var taker = new CloseupTaker(subject, points, options.Seed);
            // What is wrong in evaluation mode was looked at there.
            results = [.. blocks.Zip(results, (block, result) => result.Sample is null ? taker.Of(block, result) : result)];
        }

        if (Array.Find(blocks, static block => block.State == BlockState.Wrong)?.Gradient is { } seen)
        {
            points.GoBack(seen);
            if (subject.Labels is { } labels)
                _findings.Add(labels);
        }

        subject.Observer.Enter(GradCheckPhase.Finished);
        return Outcome(results) with { Causes = causes };
    }

    // A layer that gives something else every now and then may have done so once only.
    private void RequireRepeated(BlockStatus[] blocks, IReadOnlyList<BlockResult> results, SamplePoints points)
    {
        var suspects = blocks.Where((_, number) => results[number].Verdict != Verdict.Pass).ToArray();
        foreach (var gradient in suspects.Select(static block => block.Gradient).OfType<AnalyticGradient>().Distinct())
        {
            points.GoBack(gradient);
            subject.Write(0, gradient.Point);
            Repetition.Require(subject, gradient, results.Any(static result => result.Verdict == Verdict.Fail) ? Repetitions : ManyRepetitions);
            foreach (var block in suspects.Where(block => block.Gradient == gradient))
                block.RequireSeenAgain();
        }

        points.Return();
    }

    // Forward may be meant for probabilities and clip anything else, which Backward does not have to know about. It is flat
    // there: what is not, as the negative half of an activation, is a piece that Backward has wrong.
    private void LookInside(BlockStatus[] blocks)
    {
        var wrong = Array.FindAll(blocks, static block => block.State == BlockState.Wrong);
        if (wrong.Length == 0 || !Array.TrueForAll(wrong, IsCutOff))
            return;
        if (new SamplePoints(subject, true).GoTo(0) is { } gradient)
        {
            var prober = new Prober(subject, gradient.MeasureNoise(), options.Seed);
            if (Array.TrueForAll(wrong, block =>
                prober.Glance(block.Block.Offset, block.Block.Shape.Length) is { Agrees: true } probe && probe.Uncertainty < probe.Size))
            {
                _findings.Add(new(FindingKind.OtherInputs, Verdict.Pass,
                    "Forward is flat in the wrong components, as if it clips its inputs, and they agree when the inputs lie between 0.1 and "
                        + "0.9. If it is only meant for such inputs, put [Domain(0, 1)] on them; otherwise Backward has to give zero where Forward clips."));
            }
        }

        subject.Draw(0, false);
    }

    private static bool IsCutOff(BlockStatus status)
    {
        var wrong = status.Components is { } components ? components.Wrong.Select(components.Result) : status.Culprits;
        return status.Block.Kind == BlockKind.Input && wrong.Any() && wrong.All(static component => Math.Abs(component.Numeric) <= component.Bound);
    }

    private CheckOutcome Outcome(IReadOnlyList<BlockResult> blocks) => new(blocks, [.. subject.Findings, .. _findings]);
}

/// <summary>What a check has found out.</summary>
internal sealed record CheckOutcome(IReadOnlyList<BlockResult> Blocks, IReadOnlyList<Finding> Findings)
{
    internal IReadOnlyList<LikelyCause> Causes { get; init; } = [];
}

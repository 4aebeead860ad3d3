namespace GradGen;

/// <summary>A check from its first evaluation to the verdict on each block.</summary>
internal sealed class Check(Subject subject, GradCheckOptions options)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Runs the check; exceptions of the user's code come out as <see cref="UserCodeException"/>.</summary>
    internal CheckOutcome Run()
    {
        subject.Observer.Enter(GradCheckPhase.Starting);
        subject.Start();
        if (subject.Length == 0)
        {
            _findings.Add(new(FindingKind.NothingToCompare, Verdict.Inconclusive, "There is no parameter and no input with a gradient to compare."));
            return Outcome([]);
        }

        if (subject.Outputs.Length == 0)
        {
            _findings.Add(new(FindingKind.NothingToCompare, Verdict.Inconclusive, "Forward gives no values that there could be a gradient of."));
            return Outcome([]);
        }

        var causes = new List<LikelyCause>();
        if (Opening.Find(subject, _findings, causes, out var insideUnitInterval) is not { } gradient)
            return Outcome([]) with { Causes = causes };

        var places = new Places(subject, insideUnitInterval);
        var blocks = options.IsFull
            ? new FullSearch(subject, options, places, _findings).Run(gradient)
            : new ProbeSearch(subject, options, places, _findings).Run(gradient);
        if (!insideUnitInterval && !subject.HoldsRandom)
            LookInside(blocks);
        subject.Observer.Enter(GradCheckPhase.Judging);
        var results = new BlockJudge(subject, places, _findings).Judge(blocks);
        subject.Observer.Enter(GradCheckPhase.Explaining);
        causes.AddRange(new Explainer(subject, places, options.Seed).Explain(blocks));
        // What a wrong gradient does otherwise is a consequence, and would only be a second thing to read.
        if (!Array.Exists(blocks, static block => block.State == BlockState.Wrong))
        {
            subject.Observer.Enter(GradCheckPhase.Behaving);
            new Behaviours(subject, options, places, _findings).Look(gradient);
        }

        if (LeftStanding.Look(subject, places) is { } standing)
            _findings.Add(standing);
        subject.Observer.Enter(GradCheckPhase.Finished);
        return Outcome(results) with { Causes = causes };
    }

    // Forward may be meant for probabilities and cut off what is none, which Backward does not have to know about.
    private void LookInside(BlockStanding[] blocks)
    {
        var wrong = Array.FindAll(blocks, static block => block.State == BlockState.Wrong);
        if (wrong.Length == 0)
            return;
        if (new Places(subject, true).GoTo(0) is { } gradient)
        {
            var prober = new Prober(subject, gradient.MeasureNoise(), options.Seed);
            if (Array.TrueForAll(wrong, block => prober.Look(block.Block.Offset, block.Block.Shape.Length) is { Agrees: true } probe && probe.Uncertainty < probe.Size))
            {
                _findings.Add(new(FindingKind.OtherInputs, Verdict.Pass,
                    "Where inputs lie between 0.1 and 0.9, the wrong components agree: if Forward is meant for such inputs only, [Domain(0, 1)] on them says so."));
            }
        }

        subject.Draw(0, false);
    }

    private CheckOutcome Outcome(IReadOnlyList<BlockResult> blocks) => new(blocks, [.. subject.Findings, .. _findings]);
}

/// <summary>What a check has found out.</summary>
internal sealed record CheckOutcome(IReadOnlyList<BlockResult> Blocks, IReadOnlyList<Finding> Findings)
{
    internal IReadOnlyList<LikelyCause> Causes { get; init; } = [];
}

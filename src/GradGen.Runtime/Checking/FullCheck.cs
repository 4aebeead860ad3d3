namespace GradGen;

/// <summary>
/// Compares every component of a subject's gradient. The search by random directions, which needs far fewer evaluations
/// and falls back on single components only where a direction disagrees, will stand beside this class.
/// </summary>
internal sealed class FullCheck(Subject subject, GradCheckOptions options)
{
    // As many wrong components of a block are looked at once more between 0.1 and 0.9.
    private const int Hints = 4;
    private const int MostPoints = 24;

    // Draws of random numbers that are tried, and that are compared besides the first.
    private const int MostDraws = 16;
    private const int OtherDraws = 2;

    // After so many points in a row without anything new, what is as small as the error will stay so.
    private const int Patience = 4;

    private readonly List<Finding> _findings = [];

    /// <summary>Runs the check; exceptions of the user's code come out as <see cref="UserCodeException"/>.</summary>
    internal CheckOutcome Run()
    {
        subject.Start();
        if (subject.Length == 0)
        {
            Add(FindingKind.NothingToCompare, Verdict.Inconclusive, "There is no parameter and no input with a gradient to compare.");
            return Outcome([]);
        }

        if (!FindPoint(out var insideUnitInterval))
            return Outcome([]);
        if (Repetition.Differs(subject) is { } difference)
        {
            _findings.Add(difference);
            return Outcome([]);
        }

        var blocks = subject.Blocks.Select(block => new BlockComparison(subject, block, options)).ToArray();
        var gradient = AnalyticGradient.Measure(subject);
        foreach (var block in blocks)
            block.CompareAll(gradient);
        if (subject.HoldsRandom)
            DrawAgain(blocks);
        LookElsewhere(blocks, insideUnitInterval);
        if (!insideUnitInterval && !subject.HoldsRandom)
            LookInside(blocks);
        return Outcome(new BlockJudge(subject, insideUnitInterval, _findings).Judge(blocks));
    }

    // One draw of a mask may keep everything, and then shows nothing of how the mask is treated.
    private void DrawAgain(BlockComparison[] blocks)
    {
        var seen = new List<double[]>();
        for (var draw = 0; draw < MostDraws && seen.Count <= OtherDraws; draw++)
        {
            subject.Reseed(draw);
            subject.Cost();
            var outputs = subject.Outputs.ToArray();
            if (seen.Exists(outputs.SequenceEqual))
                continue;
            seen.Add(outputs);
            if (draw == 0 || Broken() is not null)
                continue;
            var gradient = AnalyticGradient.Measure(subject);
            foreach (var block in blocks)
                block.CompareAgain(gradient);
        }

        subject.Reseed(0);
    }

    // What was exactly flat, or at a kink, may be neither at another point. The check ends where it began.
    private void LookElsewhere(BlockComparison[] blocks, bool insideUnitInterval)
    {
        var kinks = blocks.Sum(static block => block.Count(ComponentState.Kink));
        var fruitless = 0;
        for (var point = 1; point < MostPoints; point++)
        {
            var patient = fruitless < Patience;
            if (!Array.Exists(blocks, block => patient ? block.IsUnclear : block.HasUntouched))
                break;
            if (!subject.Draw(point, insideUnitInterval))
                return;
            if (Broken() is not null)
                continue;
            var gradient = AnalyticGradient.Measure(subject);
            var progress = false;
            foreach (var block in blocks)
                progress |= block.CompareUnclear(gradient, !patient);
            fruitless = progress ? 0 : fruitless + 1;
        }

        subject.Draw(0, insideUnitInterval);
        var moved = kinks - blocks.Sum(static block => block.Count(ComponentState.Kink));
        if (moved > 0)
            Add(FindingKind.Kink, Verdict.Pass, $"{moved} components lay at a kink of the cost; they were compared at another point instead.");
    }

    // Forward may be meant for probabilities and cut off what is none, which Backward does not have to know about.
    private void LookInside(BlockComparison[] blocks)
    {
        var wrong = Array.FindAll(blocks, static block => block.Count(ComponentState.Wrong) > 0);
        if (wrong.Length == 0)
            return;
        if (subject.Draw(0, true) && Broken() is null)
        {
            var gradient = AnalyticGradient.Measure(subject);
            if (Array.TrueForAll(wrong, block => !new BlockComparison(subject, block.Block, options).AnyWrong(gradient, block.Wrong.Take(Hints))))
            {
                Add(FindingKind.OtherInputs, Verdict.Pass,
                    "Where inputs lie between 0.1 and 0.9, the wrong components agree: if Forward is meant for such inputs only, [Domain(0, 1)] on them says so.");
            }
        }

        subject.Draw(0, false);
    }

    private bool FindPoint(out bool insideUnitInterval)
    {
        insideUnitInterval = false;
        if (Broken() is not { } broken)
            return true;
        if (subject.Draw(0, true) && Broken() is null)
        {
            insideUnitInterval = true;
            Add(FindingKind.OtherInputs, Verdict.Pass, $"{broken.Message} Inputs between 0.1 and 0.9 were used instead; [Domain] gives other limits.");
            return true;
        }

        _findings.Add(broken);
        return false;
    }

    // The cost or the component of the gradient that is not a number.
    private Finding? Broken()
    {
        var cost = subject.Cost();
        if (!Precision.IsFinite(cost))
        {
            return new(FindingKind.NotFinite, Verdict.Inconclusive, FormattableString.Invariant(
                $"The cost is {cost} at random parameters and inputs: [Domain] on them says where Forward is defined."));
        }

        var gradient = new double[subject.Length];
        subject.Gradient(gradient);
        foreach (var block in subject.Blocks)
        {
            for (var index = 0; index < block.Shape.Length; index++)
            {
                if (!Precision.IsFinite(gradient[block.Offset + index]))
                {
                    return new(FindingKind.NotFinite, Verdict.Fail, FormattableString.Invariant(
                        $"Backward gives {gradient[block.Offset + index]} for {block.NameAt(index)}, though the cost is finite."));
                }
            }
        }

        return null;
    }

    private void Add(FindingKind kind, Verdict verdict, string message) => _findings.Add(new(kind, verdict, message));

    private CheckOutcome Outcome(IReadOnlyList<BlockResult> blocks) => new(blocks, [.. subject.Findings, .. _findings]);
}

/// <summary>What a check has found out.</summary>
internal sealed record CheckOutcome(IReadOnlyList<BlockResult> Blocks, IReadOnlyList<Finding> Findings);

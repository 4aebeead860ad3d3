using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>
/// Where Forward gives another cost after Backward and the same one as long as no Backward comes between, Backward changes
/// something that Forward uses and that is not a parameter: a weight that it steps on itself, a moving statistic, a cache.
/// </summary>
internal static class StateOfForward
{
    // A Forward that draws random numbers now and then does not repeat itself so often.
    private const int Repetitions = 8;

    /// <summary>Says so, if it is so.</summary>
    /// <param name="subject">At a point.</param>
    /// <param name="size">Beside which rounding is judged.</param>
    internal static Finding? ChangedByBackward(Subject subject, double size)
    {
        var gradient = new double[subject.Length];
        var before = Settled();
        // Twice, so that it is not due to chance.
        for (var call = 0; call < 2; call++)
        {
            if (before is null)
                return null;
            subject.Gradient(gradient);
            var after = Settled();
            if (after is null || Same(before.Value, after.Value))
                return null;
            if (call == 1)
                return Found(before.Value, after.Value);
            before = after;
        }

        return null;

        // The cost, if Forward gives the same one every time.
        double? Settled()
        {
            var cost = subject.Cost();
            for (var repetition = 1; repetition < Repetitions; repetition++)
            {
                if (!Same(subject.Cost(), cost))
                    return null;
            }

            return cost;
        }

        bool Same(double a, double b) => Math.Abs(a - b) <= subject.Precision.Reordering * size;
    }

    private static Finding Found(double before, double after) => new(FindingKind.NotDeterministic, Verdict.Inconclusive, FormattableString.Invariant(
        $"Backward changes something that Forward uses and that is not a parameter: at the same point the cost is {before:G9} before ")
        + FormattableString.Invariant(
            $"Backward and {after:G9} after it (a difference of {after - before:G3}), and it does not change without a Backward in between. ")
            + "If Backward updates a weight, that weight is missing from θ: mark it [Parameter]. If it changes other state, a method marked "
            + "[GradCheckReset] can restore it before every Forward. Nothing can be compared.");
}

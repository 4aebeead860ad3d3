namespace GradGen;

/// <summary>Runs a subject twice at the same point: what differs cannot be compared with anything.</summary>
internal static class Repetition
{
    // Sums in another order, as parallel loops make them, differ by some units of rounding: that is no other result.
    internal const double Units = 1000;

    /// <summary>Runs the subject once more.</summary>
    /// <param name="subject">At the same point.</param>
    /// <param name="cost">The cost as it was.</param>
    /// <param name="first">The gradient as it was.</param>
    /// <param name="causes">What can have made them differ is added to these.</param>
    internal static Finding? Differs(Subject subject, double cost, double[] first, List<LikelyCause> causes)
    {
        var second = subject.Scratch(1);
        var size = Math.Max(VectorMath.Largest(subject.Outputs), Math.Abs(cost));
        var again = subject.Gradient(second);
        if (!Same(subject, cost, again, size))
        {
            if (StateOfForward.ChangedByBackward(subject, size) is { } changed)
                return changed;
            return new(FindingKind.NotDeterministic, Verdict.Inconclusive, FormattableString.Invariant(
                $"Forward repeats itself not: the cost is {cost:G9} and then {again:G9} at the same point. It draws random numbers other than from a Random that the layer holds, or it carries state from call to call, which the check makes it forget where a method that does so is marked [GradCheckReset]. Nothing can be compared."));
        }

        foreach (var block in subject.Blocks)
        {
            var values = first.AsSpan(block.Offset, block.Shape.Length);
            size = VectorMath.Largest(values);
            for (var index = 0; index < values.Length; index++)
            {
                var other = second[block.Offset + index];
                if (!Same(subject, values[index], other, size))
                {
                    causes.AddRange(StaleAccumulation.Explain(subject, first, (double[])second.Clone()));
                    return new(FindingKind.NotDeterministic, Verdict.Fail, FormattableString.Invariant(
                        $"Backward repeats itself not: for {block.NameAt(index)} it gives {values[index]:G6} and then {other:G6} at the same point, with its gradients cleared before each. It adds to something that is not cleared, or threads write over one another. Nothing can be compared."));
                }
            }
        }

        return null;
    }

    private static bool Same(Subject subject, double a, double b, double size) =>
        Math.Abs(a - b) <= Units * subject.Precision.Epsilon * size;
}

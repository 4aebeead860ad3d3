using System.Globalization;
using GradGen.Numerics;
using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>Compares what a subject gives at the same point from one call to the next: what differs cannot be compared with anything.</summary>
internal static class Repetition
{
    private const int MostNames = 5;

    /// <summary>Runs the subject again before anything is said against it.</summary>
    /// <param name="subject">At the point of the gradient.</param>
    /// <param name="gradient">What it gave there.</param>
    /// <param name="times">How often Forward is called.</param>
    /// <exception cref="DisagreementException">It gives something else.</exception>
    internal static void Require(Subject subject, AnalyticGradient gradient, int times)
    {
        for (var time = 1; time < times; time++)
            RequireCost(subject, gradient.Cost, subject.Cost());
        var again = new double[subject.Length];
        RequireCost(subject, gradient.Cost, subject.Gradient(again));
        RequireGradient(subject, gradient.Values, again);
    }

    /// <summary>Requires two costs at the subject's point to be the same.</summary>
    /// <exception cref="DisagreementException">They are not.</exception>
    internal static void RequireCost(Subject subject, double cost, double again)
    {
        var size = Math.Max(VectorMath.Largest(subject.Outputs), Math.Abs(cost));
        if (Same(subject, cost, again, size))
            return;
        if (StateOfForward.ChangedByBackward(subject, size) is { } changed)
            throw new DisagreementException(changed, []);
        var (first, second) = Digits(cost, again);
        throw OfForward(subject, $"the cost is {first} and then {second} at the same point");
    }

    /// <summary>Requires two gradients at the subject's point to be the same.</summary>
    /// <exception cref="DisagreementException">They are not.</exception>
    internal static void RequireGradient(Subject subject, double[] gradient, double[] again)
    {
        foreach (var block in subject.Blocks)
        {
            var size = VectorMath.Largest(gradient.AsSpan(block.Offset, block.Shape.Length));
            for (var index = 0; index < block.Shape.Length; index++)
            {
                var position = block.Offset + index;
                if (Same(subject, gradient[position], again[position], size))
                    continue;
                var (first, second) = Digits(gradient[position], again[position]);
                throw OfBackward(
                    $"for {block.NameAt(index)} it gives {first} and then {second} at the same point, with its gradients cleared before each",
                    [.. StaleAccumulation.Explain(subject, gradient, again)]);
            }
        }
    }

    internal static DisagreementException OfForward(Subject subject, string what) => new(
        new(FindingKind.NotDeterministic, Verdict.Inconclusive,
            $"Forward is not deterministic: {what}. It draws random numbers from something other than a Random that the layer holds, or it "
            + $"carries state from call to call; mark the method that resets that state with [GradCheckReset].{Changed(subject)} Nothing can be compared."),
        []);

    internal static DisagreementException OfBackward(string what, IReadOnlyList<LikelyCause> causes) => new(
        new(FindingKind.NotDeterministic, Verdict.Fail,
            $"Backward is not deterministic: {what}. It adds to something that is not cleared, or threads overwrite each other's results. "
            + "Nothing can be compared."),
        causes);

    /// <summary>Two numbers that differ, in as many digits as show it.</summary>
    internal static (string First, string Second) Digits(double first, double second)
    {
        foreach (var format in new[] { "G6", "G9", "G12" })
        {
            var (one, other) = (first.ToString(format, CultureInfo.InvariantCulture), second.ToString(format, CultureInfo.InvariantCulture));
            if (one != other)
                return (one, other);
        }

        return (first.ToString("G17", CultureInfo.InvariantCulture), second.ToString("G17", CultureInfo.InvariantCulture));
    }

    private static string Changed(Subject subject) =>
        subject.ChangedByForward() is { Count: > 0 } names
            ? $" From one call to the next these change: "
                + $"{string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? " and others" : string.Empty)}." : string.Empty;

    private static bool Same(Subject subject, double a, double b, double size) =>
        Math.Abs(a - b) <= subject.Precision.Reordering * size;
}

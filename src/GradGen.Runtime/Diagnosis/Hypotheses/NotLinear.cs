using System.Globalization;
using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>
/// Backward is not linear in its upstream gradient: it clips, takes a derivative or a mask at the upstream gradient, multiplies
/// by it twice, or changes weights by what it computes before it uses them.
/// </summary>
internal sealed class NotLinear : IHypothesis
{
    // The sign shows what is cut off on one side, and the half what bends.
    private const double Other = -0.5;

    // So small that nothing is clipped and no step is taken, and what is left can be distinguished from what is wrong.
    private static readonly double SmallInDouble = Math.Pow(2, -26);
    private static readonly double SmallInFloat = Math.Pow(2, -12);

    public string Name => "not linear in the upstream";

    public string? Explain(BlockEvidence evidence)
    {
        if (!evidence.TakesUpstream)
            return null;
        var other = evidence.Trials.AnalyticFor(Other);
        var size = VectorMath.Largest(evidence.Analytic);
        if (Enumerable.Range(0, evidence.Count).All(i => evidence.AreClose(evidence.Analytic[i], other[i], size)))
            return null;
        if (evidence.Fits(evidence.Trials.AnalyticFor(evidence.IsSingle ? SmallInFloat : SmallInDouble)))
        {
            return evidence.BackwardMovesParameters
                ? $"the gradient of {evidence.Name} is right where the upstream gradient is tiny, and the more wrong the larger it is: "
                    + "Backward changes parameters and computes this from the changed ones. Compute it before the step."
                : $"the gradient of {evidence.Name} is right where the upstream gradient is tiny, and wrong where it is not: Backward clips "
                    + $"it{Limit(evidence)}, or its upstream gradient. Clip in the optimiser, after the gradient is complete.";
        }

        if (IsTakenAtUpstream(evidence))
            return $"the gradient of {evidence.Name} has the derivative of the activation at the upstream gradient instead of at the "
                + "activation's input: f′(dy) for f′(z).";
        return Enumerable.Range(0, evidence.Count).All(i => evidence.AreClose(evidence.Analytic[i], other[i] / Other, size))
            ? $"the gradient of {evidence.Name} grows with the square of the upstream gradient: Backward multiplies by it twice."
            : null;
    }

    // What is clipped value by value stands at the limit more than once.
    private static string Limit(BlockEvidence evidence)
    {
        var limit = VectorMath.Largest(evidence.Analytic);
        var count = evidence.Analytic.ToArray().Count(value => Math.Abs(value) == limit);
        return count > 1 ? string.Format(CultureInfo.InvariantCulture, " at ±{0:G6}, where {1} of its components stand", limit, count) : string.Empty;
    }

    private static bool IsTakenAtUpstream(BlockEvidence evidence)
    {
        if (!evidence.IsLikeOutputs)
            return false;
        var upstream = evidence.Upstream.ToArray();
        var slopes = evidence.Trials.SlopesAt(upstream);
        return Enumerable.Range(0, upstream.Length).All(i => evidence.AreClose(evidence.Analytic[i], upstream[i] * slopes[i], 0.01));
    }
}

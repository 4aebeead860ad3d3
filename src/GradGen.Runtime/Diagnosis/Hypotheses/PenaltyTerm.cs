using System.Globalization;
using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>A regularisation term is in the cost and not in the gradient, or the other way round.</summary>
internal sealed class PenaltyTerm : IHypothesis
{
    public string Name => "penalty term";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Parameter)
            return null;
        var name = evidence.Name;
        var signs = evidence.Point.ToArray().Select(static value => (double)Math.Sign(value)).ToArray();
        return Explain(evidence, evidence.Point.ToArray(), name) ?? Explain(evidence, signs, $"sign({name})");
    }

    private static string? Explain(BlockEvidence evidence, double[] term, string what)
    {
        // What is the same everywhere may be any constant.
        if (Array.TrueForAll(term, value => value == term[0]))
            return null;
        return evidence.Missing(term) switch
        {
            null or 0 => null,
            > 0 and { } factor when evidence.HasPenalty =>
                $"the gradient of {evidence.Name} lacks {Text(evidence, factor)} × {what} in every component: the gradient of the penalty "
                + "is missing, or too small by that much.",
            > 0 and { } factor =>
                $"the gradient of {evidence.Name} is too small by {Text(evidence, factor)} × {what} in every component: Backward adds the "
                + "gradient of a penalty with the wrong sign, and the penalty is not in the cost.",
            { } factor when evidence.HasPenalty =>
                $"the gradient of {evidence.Name} has {Text(evidence, -factor)} × {what} too much in every component: the gradient of the "
                + "penalty is too large by that much.",
            { } factor =>
                $"the gradient of {evidence.Name} has {Text(evidence, -factor)} × {what} too much in every component: the gradient of a "
                + "penalty that is not in the cost. [Penalty] on the method that computes the penalty adds it.",
        };
    }

    private static string Text(BlockEvidence evidence, double factor) => factor.ToString(evidence.IsSingle ? "G3" : "G5", CultureInfo.InvariantCulture);
}

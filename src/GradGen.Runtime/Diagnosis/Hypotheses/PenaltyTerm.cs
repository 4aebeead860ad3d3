using System.Globalization;

namespace GradGen;

/// <summary>A regularisation term is in the cost and not in the gradient, or the other way round.</summary>
internal sealed class PenaltyTerm : IHypothesis
{
    public string Name => "penalty term";

    public string? Explain(Evidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Parameter)
            return null;
        var name = evidence.Name;
        return Explain(evidence, evidence.Point.ToArray(), name)
            ?? Explain(evidence, [.. evidence.Point.ToArray().Select(static value => (double)Math.Sign(value))], $"sign({name})");
    }

    private static string? Explain(Evidence evidence, double[] term, string what) => evidence.Missing(term) switch
    {
        null or 0 => null,
        > 0 and { } factor => $"the gradient of {evidence.Name} lacks {Text(evidence, factor)} × {what} in every component: the gradient of the penalty is missing, or too small by that.",
        { } factor => $"the gradient of {evidence.Name} has {Text(evidence, -factor)} × {what} too much in every component: a penalty that is not in the cost, or that much too large. [Penalty] on the method that computes it adds it to the cost.",
    };

    private static string Text(Evidence evidence, double factor) => factor.ToString(evidence.IsSingle ? "G3" : "G5", CultureInfo.InvariantCulture);
}

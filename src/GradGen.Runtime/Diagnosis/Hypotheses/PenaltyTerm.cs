using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward adds too little or too much of the gradient of a regularisation term.</summary>
internal sealed class PenaltyTerm : IHypothesis
{
    public string Name => "penalty term";

    public string? Explain(BlockEvidence evidence)
    {
        foreach (var penalty in PenaltyGradient.Missing(evidence))
        {
            if (Message(evidence, penalty) is { } message)
                return message;
        }

        return null;
    }

    private static string? Message(BlockEvidence evidence, PenaltyGradient penalty) => penalty.Factor switch
    {
        > 0 when evidence.HasPenalty =>
            $"the gradient of {evidence.Name} lacks {penalty} in every component: the gradient of the penalty is missing, or too small by that much.",
        > 0 =>
            $"the gradient of {evidence.Name} is too small by {penalty} in every component: Backward adds the gradient of a penalty with the "
            + "wrong sign, and the penalty is not in the cost.",
        < 0 when evidence.HasPenalty =>
            $"the gradient of {evidence.Name} has {penalty} too much in every component: the gradient of the penalty is too large by that much.",
        _ => null,
    };
}

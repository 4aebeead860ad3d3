using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Backward adds the gradient of a regularisation term, and no [Penalty] says that the cost has one.</summary>
internal sealed class PenaltyNotInCost : IHypothesis
{
    internal const string Title = "penalty not in the cost";

    public string Name => Title;

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.HasPenalty)
            return null;
        foreach (var penalty in PenaltyGradient.Missing(evidence))
        {
            if (penalty.Factor < 0)
            {
                return $"the gradient of {evidence.Name} has {penalty} too much in every component: the gradient of a penalty that is not in "
                    + "the cost. [Penalty] on the method that computes the penalty adds it.";
            }
        }

        return null;
    }
}

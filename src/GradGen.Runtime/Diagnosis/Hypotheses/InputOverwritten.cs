using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Forward has overwritten its inputs, and Backward takes what is left there for what they were.</summary>
internal sealed class InputOverwritten : IHypothesis
{
    public string Name => "input overwritten";

    public string? Explain(BlockEvidence evidence) => evidence.Trials.AnalyticOfInputsPutBack() is { } putBack && evidence.Fits(putBack)
        ? $"Forward writes into its inputs, and Backward computes the gradient of {evidence.Name} from what is left there: with the inputs put back "
            + "between the two, it is right."
        : null;
}

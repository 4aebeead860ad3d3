using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The cost does not depend on the block, and Backward gives a gradient all the same.</summary>
internal sealed class NoInfluence : IHypothesis
{
    internal const string Words = "no influence";

    public string Name => Words;

    // A part, or one number, that is zero is soon found: units that are not active will do.
    public string? Explain(BlockEvidence evidence) =>
        evidence.Part is null && evidence.Known > 1 && evidence.Fits(new double[evidence.Count])
            ? $"the true gradient of {evidence.Name} is zero: the outputs do not depend on it here, but Backward gives a gradient all the same. "
                + "Where that is meant, as straight through a rounding, [GradCheckIgnore] says so."
            : null;
}

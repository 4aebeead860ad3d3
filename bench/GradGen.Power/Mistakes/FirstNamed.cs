namespace GradGen.Power.Mistakes;

/// <summary>Whether the cause that a report names first is the right one.</summary>
internal static class FirstNamed
{
    // In the words of the report. Where two say the same of a mistake, either will do.
    private static readonly Dictionary<Cause, string[]> Hypotheses = new()
    {
        [Cause.ConstantFactor] = ["constant factor"],
        [Cause.Sign] = ["opposite sign"],
        [Cause.FactorMissing] = ["constant factor", "factor missing", "factor by index", "activation derivative"],
        [Cause.PenaltyMissing] = ["penalty term"],
        [Cause.ActivationDerivative] = ["activation derivative"],
        [Cause.Transposition] = ["transposed"],
        [Cause.Permutation] = ["permuted"],
        [Cause.BatchSumMissing] = ["not summed over the batch"],
        [Cause.OneSampleOnly] = ["not summed over the batch", "one sample only", "loop bound"],
        [Cause.DiagonalJacobian] = ["diagonal only"],
        [Cause.StaleAccumulation] = ["stale accumulation"],
        [Cause.NeverWritten] = ["never written"],
        [Cause.UpstreamIgnored] = ["upstream ignored"],
        [Cause.UpstreamOverwritten] = ["upstream overwritten"],
        [Cause.InputOverwritten] = ["input overwritten"],
    };

    internal static bool Is(GradCheckReport report, Cause cause) => report.Causes.Count > 0
        ? Hypotheses[cause].Contains(report.Causes[0].Hypothesis)
        : report.Findings.Any(finding => IsNamed(finding, cause));

    // Where nothing could be compared, or no value is wrong, what there is to say is a finding.
    private static bool IsNamed(Finding finding, Cause cause) => cause switch
    {
        Cause.UpstreamOverwritten => finding.Kind == FindingKind.UpstreamChanged,
        Cause.StaleAccumulation => finding.Kind == FindingKind.NotDeterministic && finding.Message.Contains("not cleared", StringComparison.Ordinal),
        _ => false,
    };
}

namespace GradGen.Points;

/// <summary>
/// The layer gave two results at one point. It ends the check wherever that is noticed: what was concluded before is worth
/// nothing, and what would be afterwards neither.
/// </summary>
internal sealed class DisagreementException(Finding finding, IReadOnlyList<LikelyCause> causes) : Exception(finding.Message)
{
    internal Finding Finding { get; } = finding;

    internal IReadOnlyList<LikelyCause> Causes { get; } = causes;
}

namespace GradGen.Power.Mistakes;

/// <summary>Whether the cause that a report names first is the right one.</summary>
internal static class FirstNamed
{
    internal static bool Is(GradCheckReport report, Cause cause) => cause == Cause.UpstreamOverwritten
        && report.Findings.Any(static finding => finding.Kind == FindingKind.UpstreamChanged);
}

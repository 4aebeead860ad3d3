using System.Text.RegularExpressions;

namespace GradGen.Power.Checkers;

/// <summary>What a report says it did not look at.</summary>
internal static partial class Announced
{
    /// <summary>The findings that say that something was not exercised or not reached.</summary>
    internal static IEnumerable<string> In(GradCheckReport? report) => (report?.Findings ?? [])
        .Where(static finding => Words().IsMatch(finding.Kind.ToString()) || Words().IsMatch(finding.Message))
        .Select(static finding => finding.Message);

    [GeneratedRegex("not ?exercised|not ?reached|never reached|no sample", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}

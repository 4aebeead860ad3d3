using GradGen.Tool.Compiling;

namespace GradGen.Tool.Running;

/// <summary>What came of a check, as it passes from one process to the other.</summary>
/// <param name="Index">Which of the requested layers it is of.</param>
/// <param name="Verdict">The verdict; null where the check only began, or could not end.</param>
internal sealed record LayerOutcome(int Index, Verdict? Verdict)
{
    /// <summary>Whether no layer could be made, so that nothing was checked.</summary>
    public bool IsWithoutSample { get; init; }

    /// <summary>What is wrong, or why nothing was checked, in a sentence; null where all is right.</summary>
    public string? Why { get; init; }

    /// <summary>Whether the code threw, did not come back or ended the process, and nothing else is known to be wrong.</summary>
    public bool HasStopped { get; init; }

    /// <summary>Whether a call that did not come back may still be running.</summary>
    public bool IsRunning { get; init; }

    /// <summary>How long the check took.</summary>
    public double Seconds { get; init; }

    /// <summary>The blocks that did not pass.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>What the outputs depend on and nothing was compared of, in a sentence; null where there is nothing.</summary>
    public string? Left { get; init; }

    /// <summary>The report as text.</summary>
    public string? Text { get; init; }

    /// <summary>The report as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>The report as a page; null where none was asked for.</summary>
    public string? Page { get; init; }

    internal static LayerOutcome Of(int index, GradCheckReport report, bool hasPage)
    {
        // Weight decay in Backward is right where the cost has the penalty, and nobody has said which method computes that.
        report = report.WithPenaltiesInDoubt();
        // Where Backward never ran, nothing is known of it: a layer that cannot be made, or inputs that Forward does not take.
        var isUnmade = report.Blocks.Count == 0 && report.BackwardCalls == 0;
        var nothing = report.Findings.FirstOrDefault(static finding => finding.Message.Contains(Pruning.Mark, StringComparison.Ordinal))
            ?? (isUnmade ? report.Findings.FirstOrDefault(static finding => finding.Kind is FindingKind.NoSample or FindingKind.Exception) : null);
        return new LayerOutcome(index, report.Verdict)
        {
            IsWithoutSample = nothing is not null,
            Why = nothing?.Message ?? (report.Passed ? null : Reason(report)),
            Blocks = [.. report.Blocks.Where(static block => block.Verdict != GradGen.Verdict.Pass).Select(static block => block.Name)],
            Left = report.Findings.FirstOrDefault(static finding => finding.Kind == FindingKind.LeftStanding)?.Message,
            Text = report.ToString(),
            Json = report.ToJson(),
            Page = hasPage ? LayerPage.Of(report).Html : null,
        };
    }

    /// <summary>Of a mutant only the verdict is asked for.</summary>
    internal static LayerOutcome OfMutant(int index, GradCheckReport report)
    {
        var isWrong = report.Blocks.Any(static block => block.Verdict == GradGen.Verdict.Fail)
            || report.Findings.Any(static finding => finding.Verdict == GradGen.Verdict.Fail && !IsStop(finding.Kind));
        return new LayerOutcome(index, report.Verdict)
        {
            HasStopped = !isWrong && report.Findings.Any(static finding => IsStop(finding.Kind)),
            IsRunning = report.Findings.Any(static finding => finding.Kind == FindingKind.DidNotReturn),
        };

        static bool IsStop(FindingKind kind) => kind is FindingKind.Exception or FindingKind.DidNotReturn or FindingKind.NoSample;
    }

    private static string? Reason(GradCheckReport report) =>
        report.Causes.Count > 0 ? report.Causes[0].Message
        : report.Findings.Where(static finding => finding.Verdict != GradGen.Verdict.Pass)
            .OrderByDescending(static finding => finding.Verdict)
            .Select(static finding => finding.Message)
            .FirstOrDefault();
}

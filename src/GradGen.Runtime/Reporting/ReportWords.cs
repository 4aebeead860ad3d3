using System.Globalization;
using GradGen.Numerics;

namespace GradGen.Reporting;

/// <summary>What reports for people have in common: which blocks and components they show, and in which words.</summary>
internal static class ReportWords
{
    /// <summary>How many wrong components of a block are listed.</summary>
    internal const int MostComponents = 8;

    internal const string ComponentsTitle = "Wrong components (analytic: Backward; numeric: from Forward)";

    // A network of more blocks than these is not read line by line.
    private const int MostBlocks = 40;

    /// <summary>The blocks that are listed: all, or of very many those that did not pass.</summary>
    internal static IReadOnlyList<BlockResult> Listed(GradCheckReport report) => report.Blocks.Count <= MostBlocks
        ? report.Blocks
        : [.. report.Blocks.Where(static block => block.Verdict != Verdict.Pass).Take(MostBlocks)];

    /// <summary>Sentences on the blocks that are not listed.</summary>
    internal static IEnumerable<string> Unlisted(GradCheckReport report)
    {
        if (report.Blocks.Count <= MostBlocks)
            yield break;
        var passed = report.Blocks.Where(static block => block.Verdict == Verdict.Pass).ToArray();
        var others = report.Blocks.Count - passed.Length;
        if (others > MostBlocks)
            yield return $"{others - MostBlocks} more did not pass.";
        if (passed.Length == 0)
            yield break;
        var which = others == 0 ? $"All {passed.Length} blocks pass" : passed.Length == 1 ? "The other block passes" : $"The other {passed.Length} blocks pass";
        var measured = Array.FindAll(passed, HasShares);
        yield return measured.Length == 0
            ? which + "."
            : $"{which}, with differences up to {Short(measured.Max(static block => block.Difference))} and bounds up to "
                + $"{Short(measured.Max(static block => block.Bound))}.";
    }

    /// <summary>The wrong components that are listed, and what is to be said after each.</summary>
    internal static IEnumerable<(ComponentResult Component, string More)> Wrong(GradCheckReport report)
    {
        foreach (var block in Listed(report))
        {
            var listed = Math.Min(block.Wrong.Count, MostComponents);
            for (var place = 0; place < listed; place++)
                yield return (block.Wrong[place], place < listed - 1 ? string.Empty : More(block, block.WrongCount - listed));
        }
    }

    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.NotExercised => "NOT EXERCISED",
        Verdict.Inconclusive => "INCONCLUSIVE",
        _ => "FAIL",
    };

    /// <summary>The verdict on the layer.</summary>
    internal static string Of(GradCheckReport report) => report.Passed ? "PASS" : Of(report.Verdict);

    /// <summary>What a finding means for the verdict.</summary>
    internal static string Of(Finding finding) => (finding.Verdict == Verdict.Pass ? "Note" : Of(finding.Verdict)) + With(finding.Sample);

    /// <summary>What a cause is introduced by.</summary>
    internal static string Of(LikelyCause cause) => "Likely cause" + With(cause.Sample);

    /// <summary>The verdict on a block, and the sample that it comes from.</summary>
    internal static string Of(BlockResult block) => Of(block.Verdict) + With(block.Sample);

    /// <summary>The samples, each with its verdict where it did not pass; empty where there is only one.</summary>
    internal static string Samples(GradCheckReport report) => report.Samples.Count == 0 ? string.Empty
        : "Samples: " + string.Join("; ", report.Samples
            .Select(static sample => sample.Name + (sample.Verdict == Verdict.Pass ? string.Empty : $" ({Of(sample.Verdict)})"))) + ".";

    internal static string Label(BlockResult block) => block.Kind == BlockKind.Input ? "input " + block.Name : block.Name;

    /// <summary>A share of a block's norms, which mean nothing where they are no larger than their error.</summary>
    internal static string Share(BlockResult block, double share) => HasShares(block) ? Short(share) : "-";

    internal static string Short(double value) => value.ToString("0.0e+00", CultureInfo.InvariantCulture);

    internal static string Long(double value) => value.ToString("0.0000e+00", CultureInfo.InvariantCulture);

    /// <summary>The article's number with its scale.</summary>
    internal static string Difference(GradCheckReport report) =>
        $"Difference ‖numeric − analytic‖ / (‖numeric‖ + ‖analytic‖) overall {Short(report.Difference)}, {Scale(report)}.";

    internal static string DetectionLimit(GradCheckReport report) => report.DetectionLimit switch
    {
        0 => "Nothing was compared.",
        var limit when Precision.IsFinite(limit) => $"Would have noticed an error of {Short(limit)} in any one component.",
        _ => "Errors of any size could have gone unnoticed.",
    };

    internal static string Calls(GradCheckReport report) =>
        string.Format(CultureInfo.InvariantCulture, "{0} Forward and {1} Backward calls.", report.ForwardCalls, report.BackwardCalls);

    private static string With(string? sample) => sample is null ? string.Empty : $" ({sample})";

    private static bool HasShares(BlockResult block) => block.Bound < 1;

    private static string More(BlockResult block, int unlisted) =>
        block.HasMoreWrong ? "(and many more)" : unlisted > 0 ? $"(and {unlisted} more)" : string.Empty;

    // The scale is one of right and wrong gradients as a whole, and must not gainsay what is known in detail.
    private static string Scale(GradCheckReport report) => report.Difference switch
    {
        double.NaN => "which says nothing",
        _ when report.Verdict == Verdict.Inconclusive => "which is inconclusive: not everything could be compared",
        >= 1e-3 when report.Verdict == Verdict.Fail => "1e-3 and above: wrong",
        _ when report.Blocks.Any(static block => block.Verdict == Verdict.Fail) => "small overall, but not where it is wrong",
        _ when report.Verdict == Verdict.Fail => "which is not why the check fails",
        >= 1e-7 when report.Difference <= report.Bound => $"within the {Short(report.Bound)} that rounding can cause here",
        < 1e-7 => "below 1e-7: right",
        < 1e-5 => "between 1e-7 and 1e-5: most likely right",
        < 1e-3 => "between 1e-5 and 1e-3: look at the components",
        _ => "1e-3 and above: wrong",
    };
}

using System.Text;
using GradGen.Reporting;

namespace GradGen.Twins;

/// <summary>A comparison as text.</summary>
internal static class TwinText
{
    internal static string Of(TwinReport report)
    {
        var sizes = report.Sizes.Length == 0 ? string.Empty : $" ({report.Sizes})";
        var verdict = report.Passed ? "PASS" : ReportWords.Of(report.Verdict);
        var header = FormattableString.Invariant($"{report.Layer} against {report.Twin}{sizes}, {report.ElementType}, seed {report.Seed}: {verdict}");
        var text = new StringBuilder(header).AppendLine();
        if (report.Obstacle is { } obstacle)
            return text.Append("  ").Append(obstacle).ToString();
        var name = Math.Max("part".Length, report.Parts.Max(static part => part.Name.Length));
        var shape = Math.Max("shape".Length, report.Parts.Max(static part => part.Shape.ToString().Length));
        text.AppendLine($"  {"part".PadRight(name)}  {"shape".PadRight(shape)}  difference  ± rounding");
        foreach (var part in report.Parts)
        {
            text.Append($"  {part.Name.PadRight(name)}  {part.Shape.ToString().PadRight(shape)}")
                .AppendLine($"  {ReportWords.Short(part.Difference),10}  {ReportWords.Short(part.Bound),10}   {(part.Agrees ? "same" : "DIFFERENT")}");
        }

        foreach (var part in report.Parts.Where(static part => !part.Agrees))
            text.AppendLine(Difference(report, part));
        return text.ToString().TrimEnd();
    }

    private static string Difference(TwinReport report, TwinPart part)
    {
        var what = part.Name.StartsWith("output", StringComparison.Ordinal) ? "Forward gives another" : "Backward gives another gradient of";
        var count = part.DifferingCount == 1 ? "1 component" : FormattableString.Invariant($"{part.DifferingCount} components");
        return $"{what} {part.Name} in {count} of {FormattableString.Invariant($"{part.Shape.Length}")}, such as {part.Worst.Name}: "
            + $"{report.Layer} {ReportWords.Long(part.Worst.Layer)}, {report.Twin} {ReportWords.Long(part.Worst.Twin)}.";
    }
}

using System.Text;

namespace GradGen.Reporting;

/// <summary>A report as GitHub Flavored Markdown.</summary>
internal sealed class ReportMarkdown
{
    private readonly StringBuilder _text = new();
    private readonly GradCheckReport _report;

    internal ReportMarkdown(GradCheckReport report)
    {
        _report = report;
        Header();
        Blocks();
        Components();
        foreach (var cause in report.Causes)
            Paragraph($"**{ReportWords.Of(cause)}:** {MarkdownText.Plain(cause.Message)}");
        Findings();
        Footer();
    }

    public override string ToString() => _text.ToString();

    private void Header()
    {
        _text.Append($"## {MarkdownText.Plain(_report.Name)}: {ReportWords.Of(_report)}\n");
        var sizes = _report.Sizes.Length == 0 ? string.Empty : MarkdownText.Plain(_report.Sizes) + ", ";
        Paragraph(FormattableString.Invariant($"{sizes}{_report.ElementType}, seed {_report.Seed}"));
        if (ReportWords.Samples(_report) is { Length: > 0 } samples)
            Paragraph(MarkdownText.Plain(samples));
    }

    private void Blocks()
    {
        var blocks = ReportWords.Listed(_report);
        if (blocks.Count > 0)
        {
            Head("block", "shape", "‖analytic‖:", "‖numeric‖:", "difference:", "± bound:", "verdict");
            foreach (var block in blocks)
            {
                Row(
                    (block.Kind == BlockKind.Input ? "input " : string.Empty) + MarkdownText.Code(block.Name),
                    MarkdownText.Plain(block.Shape.ToString()),
                    ReportWords.Short(block.AnalyticNorm),
                    ReportWords.Short(block.NumericNorm),
                    ReportWords.Share(block, block.Difference),
                    ReportWords.Share(block, block.Bound),
                    block.Verdict == Verdict.Pass ? ReportWords.Of(block) : $"**{MarkdownText.Plain(ReportWords.Of(block))}**");
            }
        }

        foreach (var sentence in ReportWords.Unlisted(_report))
            Paragraph(sentence);
    }

    private void Components()
    {
        var wrong = ReportWords.Wrong(_report).ToArray();
        if (wrong.Length == 0)
            return;
        _text.Append("\n### Wrong components\n");
        Paragraph("Analytic: Backward; numeric: from Forward.");
        Head("component", "analytic:", "numeric:", "± bound:");
        foreach (var (component, more) in wrong)
        {
            var name = MarkdownText.Code(component.Name);
            Row(more.Length == 0 ? name : $"{name} {more}", ReportWords.Long(component.Analytic), ReportWords.Long(component.Numeric),
                ReportWords.Short(component.Bound));
        }
    }

    private void Findings()
    {
        if (_report.Findings.Count == 0)
            return;
        _text.Append("\n### Findings\n\n");
        foreach (var finding in _report.Findings)
            _text.Append($"- **{ReportWords.Of(finding)}:** {MarkdownText.Plain(finding.Message)}\n");
    }

    private void Footer()
    {
        if (_report.Blocks.Count > 0)
            Paragraph($"{ReportWords.Difference(_report)} {ReportWords.DetectionLimit(_report)} {ReportWords.Calls(_report)}");
        else
            Paragraph(ReportWords.Calls(_report));
    }

    private void Paragraph(string text) => _text.Append('\n').Append(text).Append('\n');

    // A title that ends in a colon is that of a column of numbers, aligned to the right.
    private void Head(params string[] titles)
    {
        _text.Append('\n');
        Row(Array.ConvertAll(titles, static title => title.TrimEnd(':')));
        Row(Array.ConvertAll(titles, static title => title.EndsWith(":", StringComparison.Ordinal) ? "---:" : "---"));
    }

    private void Row(params string[] cells) => _text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");
}

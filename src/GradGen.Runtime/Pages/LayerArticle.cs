using System.Text;
using GradGen.Reporting;

namespace GradGen.Pages;

/// <summary>What a page says of one layer.</summary>
internal sealed class LayerArticle
{
    private readonly StringBuilder _text = new();
    private readonly GradCheckReport _report;

    internal LayerArticle(GradCheckReport report)
    {
        _report = report;
        var title = PageTitle.Of(report);
        _text.Append(title.Article).Append('\n');
        _text.Append($"<header><h1>{HtmlText.Plain(report.Name)}</h1>{title.Badge()}</header>\n");
        Paragraph("soft", FormattableString.Invariant($"{title.Sizes}, seed {report.Seed}"));
        if (ReportWords.Samples(report) is { Length: > 0 } samples)
            Paragraph("soft", samples);
        foreach (var cause in report.Causes)
            _text.Append($"<p class=\"cause\"><strong>{HtmlText.Plain(ReportWords.Of(cause))}:</strong> {HtmlText.Plain(cause.Message)}</p>\n");
        _text.Append(PageFrame.SourceGoesHere);
        Blocks();
        Findings();
        if (report.Blocks.Count > 0)
            Paragraph("soft", $"{ReportWords.Difference(report)} {ReportWords.DetectionLimit(report)}");
        Paragraph("soft", ReportWords.Calls(report));
        foreach (var block in ReportWords.Listed(report).Where(static block => block.Verdict != Verdict.Pass))
            Section(block);
        Quiet();
        _text.Append(PageFrame.ArticleEnd);
    }

    public override string ToString() => _text.ToString();

    private void Blocks()
    {
        if (_report.Blocks.Count > 0)
        {
            Head("block", "shape", "‖analytic‖:", "‖numeric‖:", "difference:", "± bound:", "verdict");
            foreach (var block in ReportWords.Listed(_report))
            {
                _text.Append($"<tr><td>{Name(block)}</td><td>{HtmlText.Plain(block.Shape.ToString())}</td>")
                    .Append($"<td class=\"n\">{ReportWords.Short(block.AnalyticNorm)}</td><td class=\"n\">{ReportWords.Short(block.NumericNorm)}</td>")
                    .Append($"<td class=\"n\">{ReportWords.Share(block, block.Difference)}</td><td class=\"n\">{ReportWords.Share(block, block.Bound)}</td>")
                    .Append($"<td>{PageTitle.Badge(block.Verdict, ReportWords.Of(block))}</td></tr>\n");
            }

            _text.Append("</tbody></table></div>\n");
        }

        foreach (var sentence in ReportWords.Unlisted(_report))
            Paragraph("soft", sentence);
    }

    private void Findings()
    {
        if (_report.Findings.Count == 0)
            return;
        _text.Append("<ul>\n");
        foreach (var finding in _report.Findings)
            _text.Append($"<li><strong>{HtmlText.Plain(ReportWords.Of(finding))}:</strong> {HtmlText.Plain(finding.Message)}</li>\n");
        _text.Append("</ul>\n");
    }

    private void Section(BlockResult block)
    {
        _text.Append($"<section><header><h2>{Name(block)} <span class=\"soft\">{HtmlText.Plain(block.Shape.ToString())}</span></h2>")
            .Append($"{PageTitle.Badge(block.Verdict, ReportWords.Of(block))}</header>\n");
        if (block.Closeup is { } closeup)
        {
            _text.Append("<div class=\"pictures\">\n").Append(new HeatMap(block, closeup, isQuiet: false)).Append(new ScatterPlot(block, closeup));
            if (closeup.Steps is { } steps)
                _text.Append(new StepPlot(steps));
            _text.Append("</div>\n");
        }

        Components(block);
        _text.Append("</section>\n");
    }

    private void Components(BlockResult block)
    {
        if (block.Wrong.Count == 0)
            return;
        var listed = block.Wrong.Take(ReportWords.MostComponents).ToArray();
        Head("wrong component", "analytic (Backward):", "numeric (from Forward):", "± bound:");
        foreach (var component in listed)
        {
            _text.Append($"<tr><td><code>{HtmlText.Plain(component.Name)}</code></td><td class=\"n\">{ReportWords.Long(component.Analytic)}</td>")
                .Append($"<td class=\"n\">{ReportWords.Long(component.Numeric)}</td><td class=\"n\">{ReportWords.Short(component.Bound)}</td></tr>\n");
        }

        _text.Append("</tbody></table></div>\n");
        if (block.HasMoreWrong || block.WrongCount > listed.Length)
            Paragraph("soft", block.HasMoreWrong ? "And many more." : FormattableString.Invariant($"And {block.WrongCount - listed.Length} more."));
    }

    private void Quiet()
    {
        var right = ReportWords.Listed(_report).Where(static block => block is { Verdict: Verdict.Pass, Closeup: not null }).ToArray();
        if (right.Length == 0)
            return;
        _text.Append("<section><h2>Blocks that agree</h2>\n");
        Paragraph("soft", "Analytic − numeric; what the measurement's error explains has no colour.");
        _text.Append("<div class=\"pictures quiet\">\n");
        foreach (var block in right)
            _text.Append(new HeatMap(block, block.Closeup!, isQuiet: true));
        _text.Append("</div></section>\n");
    }

    // A title that ends in a colon is that of a column of numbers.
    private void Head(params string[] titles)
    {
        _text.Append("<div class=\"scroll\"><table><thead><tr>");
        foreach (var title in titles)
            _text.Append(title.EndsWith(":", StringComparison.Ordinal) ? $"<th class=\"n\">{title.TrimEnd(':')}</th>" : $"<th>{title}</th>");
        _text.Append("</tr></thead><tbody>\n");
    }

    private static string Name(BlockResult block) => (block.Kind == BlockKind.Input ? "input " : string.Empty) + $"<code>{HtmlText.Plain(block.Name)}</code>";

    private void Paragraph(string kind, string text) => _text.Append($"<p class=\"{kind}\">{HtmlText.Plain(text)}</p>\n");
}

using System.Text;

namespace GradGen.Reporting;

/// <summary>A report as text for a terminal or a failing test.</summary>
internal sealed class ReportText
{
    private const int Width = 110;
    private const int WidestName = 40;
    private const int WidestShape = 16;

    private readonly StringBuilder _text = new();
    private readonly GradCheckReport _report;

    internal ReportText(GradCheckReport report)
    {
        _report = report;
        Header();
        Table();
        Components();
        foreach (var cause in report.Causes)
            Wrap($"{ReportWords.Of(cause)}: {cause.Message}", "  ");
        foreach (var finding in report.Findings)
            Wrap($"{ReportWords.Of(finding)}: {finding.Message}", "  ");
        Footer();
    }

    public override string ToString() => _text.ToString().TrimEnd();

    private static string Cut(string text, int width) =>
        text.Length <= width ? text : text.Substring(0, (width - 1) / 2) + "…" + text.Substring(text.Length - (width / 2));

    private static string Label(BlockResult block) => Cut(ReportWords.Label(block), WidestName);

    private static string Shape(BlockResult block) => Cut(block.Shape.ToString(), WidestShape);

    private void Header()
    {
        var sizes = _report.Sizes.Length == 0 ? string.Empty : $"({_report.Sizes})";
        Wrap(FormattableString.Invariant($"{_report.Name}{sizes}, {_report.ElementType}, seed {_report.Seed}: {ReportWords.Of(_report)}"), "    ");
        if (ReportWords.Samples(_report) is { Length: > 0 } samples)
            Wrap("  " + samples, "    ");
    }

    private void Table()
    {
        var blocks = ReportWords.Listed(_report);
        if (blocks.Count > 0)
        {
            var name = Math.Max("block".Length, blocks.Max(static block => Label(block).Length));
            var shape = Math.Max("shape".Length, blocks.Max(static block => Shape(block).Length));
            _text.AppendLine($"  {"block".PadRight(name)}  {"shape".PadRight(shape)}  |analytic|  |numeric|  difference  ± bound");
            foreach (var block in blocks)
            {
                _text.Append($"  {Label(block).PadRight(name)}  {Shape(block).PadRight(shape)}")
                    .Append($"  {ReportWords.Short(block.AnalyticNorm),10}  {ReportWords.Short(block.NumericNorm),9}")
                    .Append($"  {ReportWords.Share(block, block.Difference),10}  {ReportWords.Share(block, block.Bound),7}")
                    .AppendLine($"   {ReportWords.Of(block)}");
            }
        }

        foreach (var sentence in ReportWords.Unlisted(_report))
            Wrap("  " + sentence, "    ");
    }

    private void Components()
    {
        var wrong = ReportWords.Wrong(_report).ToArray();
        if (wrong.Length == 0)
            return;
        _text.AppendLine(ReportWords.ComponentsTitle);
        var name = wrong.Max(static row => Cut(row.Component.Name, WidestName).Length);
        foreach (var (component, more) in wrong)
        {
            var line = $"  {Cut(component.Name, WidestName).PadRight(name)}   analytic {ReportWords.Long(component.Analytic),11}"
                + $"   numeric {ReportWords.Long(component.Numeric),11} ± {ReportWords.Short(component.Bound)}   {more}";
            _text.AppendLine(line.TrimEnd());
        }
    }

    private void Footer()
    {
        if (_report.Blocks.Count > 0)
        {
            Wrap(ReportWords.Difference(_report), "  ");
            _text.Append(ReportWords.DetectionLimit(_report)).Append(' ');
        }

        _text.AppendLine(ReportWords.Calls(_report));
    }

    // Messages of exceptions may have lines of their own.
    private void Wrap(string text, string indent)
    {
        var lines = text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
            WrapLine((number == 0 ? string.Empty : indent) + lines[number].TrimEnd(), indent);
    }

    private void WrapLine(string line, string indent)
    {
        while (line.Length > Width)
        {
            var end = line.LastIndexOf(' ', Width);
            if (end <= indent.Length)
                end = Width;
            _text.AppendLine(line.Substring(0, end));
            line = indent + line.Substring(end).TrimStart();
        }

        _text.AppendLine(line);
    }
}

using System.Globalization;
using System.Text;

namespace GradGen;

/// <summary>A report as text for a terminal or a failing test.</summary>
internal sealed class ReportText
{
    private const int Width = 110;
    private const int WidestName = 40;
    private const int WidestShape = 16;
    private const int MostComponents = 8;

    private readonly StringBuilder _text = new();
    private readonly GradCheckReport _report;

    internal ReportText(GradCheckReport report)
    {
        _report = report;
        Header();
        Table();
        Components();
        Causes();
        Findings();
        Footer();
    }

    public override string ToString() => _text.ToString().TrimEnd();

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.NotExercised => "NOT EXERCISED",
        Verdict.Inconclusive => "INCONCLUSIVE",
        _ => "FAIL",
    };

    private string Scale() => _report.Difference switch
    {
        >= 1e-7 when _report.Difference <= _report.Bound => $"within the {Short(_report.Bound)} that rounding can cause here",
        < 1e-7 => "below 1e-7: right",
        < 1e-5 => "between 1e-7 and 1e-5: most likely right",
        < 1e-3 => "between 1e-5 and 1e-3: look at the components",
        _ => "1e-3 and above: wrong",
    };

    private static string Short(double value) => value.ToString("0.0e+00", CultureInfo.InvariantCulture);

    private static string Long(double value) => value.ToString("0.0000e+00", CultureInfo.InvariantCulture);

    private static string Cut(string text, int width) =>
        text.Length <= width ? text : text.Substring(0, (width - 1) / 2) + "…" + text.Substring(text.Length - (width / 2));

    private static string Label(BlockResult block) => Cut(block.Kind == BlockKind.Input ? "input " + block.Name : block.Name, WidestName);

    // Where both norms are no larger than their error, shares of them mean nothing.
    private static string Share(BlockResult block, double share) => block.Bound >= 1 ? "-" : Short(share);

    private void Header()
    {
        var sizes = _report.Sizes.Length == 0 ? string.Empty : $"({_report.Sizes})";
        var word = _report.Verdict == Verdict.Pass ? "PASS" : Word(_report.Verdict);
        Wrap($"{_report.Name}{sizes}, {_report.ElementType}, seed {_report.Seed}: {word}", "    ");
    }

    private void Table()
    {
        if (_report.Blocks.Count == 0)
            return;
        var name = Math.Max("block".Length, _report.Blocks.Max(static block => Label(block).Length));
        var shape = Math.Max("shape".Length, _report.Blocks.Max(static block => Cut(block.Shape.ToString(), WidestShape).Length));
        _text.AppendLine($"  {"block".PadRight(name)}  {"shape".PadRight(shape)}  |analytic|  |numeric|  difference  ± bound");
        foreach (var block in _report.Blocks)
        {
            _text.Append($"  {Label(block).PadRight(name)}  {Cut(block.Shape.ToString(), WidestShape).PadRight(shape)}")
                .Append($"  {Short(block.AnalyticNorm),10}  {Short(block.NumericNorm),9}  {Share(block, block.Difference),10}  {Share(block, block.Bound),7}")
                .AppendLine($"   {Word(block.Verdict)}");
        }
    }

    private void Components()
    {
        var wrong = _report.Blocks.SelectMany(static block => block.Wrong.Take(MostComponents).Select((component, place) => (block, component, place))).ToArray();
        if (wrong.Length == 0)
            return;
        _text.AppendLine("Wrong components (analytic: Backward; numeric: from Forward)");
        var name = wrong.Max(static row => Cut(row.component.Name, WidestName).Length);
        foreach (var (block, component, place) in wrong)
        {
            _text.Append($"  {Cut(component.Name, WidestName).PadRight(name)}   analytic {Long(component.Analytic),11}")
                .Append($"   numeric {Long(component.Numeric),11} ± {Short(component.Bound)}");
            if (place == MostComponents - 1 && block.WrongCount > MostComponents)
                _text.Append($"   (and {block.WrongCount - MostComponents} more)");
            else if (block.HasMoreWrong && place == block.Wrong.Count - 1)
                _text.Append("   (and many more)");
            _text.AppendLine();
        }
    }

    private void Causes()
    {
        foreach (var cause in _report.Causes)
            Wrap("Likely cause: " + cause.Message, "  ");
    }

    private void Findings()
    {
        foreach (var finding in _report.Findings)
            Wrap((finding.Verdict == Verdict.Pass ? "Note: " : $"{Word(finding.Verdict)}: ") + finding.Message, "  ");
    }

    private void Footer()
    {
        if (_report.Blocks.Count > 0)
        {
            Wrap($"Difference ‖numeric − analytic‖ / (‖numeric‖ + ‖analytic‖) overall {Short(_report.Difference)}, {Scale()}.", "  ");
            _text.Append($"Would have noticed an error of {Short(_report.DetectionLimit)} in any one component. ");
        }

        _text.AppendLine($"{_report.ForwardCalls} Forward and {_report.BackwardCalls} Backward calls.");
    }

    private void Wrap(string line, string indent)
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

namespace GradGen.Reporting;

/// <summary>A report as JSON; docs/report.schema.json is its schema.</summary>
internal sealed class ReportJson
{
    // Goes up when something is taken away or means something else, not when something is added.
    private const int Version = 1;

    private readonly JsonWriter _json = new();

    private ReportJson()
    {
    }

    internal static string Write(GradCheckReport report)
    {
        var json = new ReportJson();
        json._json.Object(() => json.Members(report));
        return json._json + "\n";
    }

    private void Members(GradCheckReport report)
    {
        _json.Name("version").Number(Version);
        _json.Name("name").String(report.Name);
        _json.Name("sizes").String(report.Sizes);
        _json.Name("elementType").String(report.ElementType);
        _json.Name("seed").Number(report.Seed);
        Name("verdict", report.Verdict);
        _json.Name("passed").Boolean(report.Passed);
        _json.Name("difference").Number(report.Difference);
        _json.Name("bound").Number(report.Bound);
        _json.Name("detectionLimit").Number(report.DetectionLimit);
        _json.Name("forwardCalls").Number(report.ForwardCalls);
        _json.Name("backwardCalls").Number(report.BackwardCalls);
        _json.Name("samples").Array(report.Samples, sample => _json.Object(() =>
        {
            _json.Name("name").String(sample.Name);
            _json.Name("sizes").String(sample.Sizes);
            Name("verdict", sample.Verdict);
        }));
        _json.Name("blocks").Array(report.Blocks, block => _json.Object(() => Block(block)));
        _json.Name("causes").Array(report.Causes, cause => _json.Object(() =>
        {
            _json.Name("block").String(cause.Block);
            _json.Name("hypothesis").String(cause.Hypothesis);
            _json.Name("message").String(cause.Message);
            _json.Name("sample").String(cause.Sample);
        }));
        _json.Name("findings").Array(report.Findings, finding => _json.Object(() =>
        {
            Name("kind", finding.Kind);
            Name("verdict", finding.Verdict);
            _json.Name("block").String(finding.Block);
            _json.Name("message").String(finding.Message);
            _json.Name("sample").String(finding.Sample);
        }));
    }

    private void Block(BlockResult block)
    {
        _json.Name("name").String(block.Name);
        Name("kind", block.Kind);
        _json.Name("shape").Object(() =>
        {
            _json.Name("text").String(block.Shape.ToString());
            _json.Name("dimensions").Array(block.Shape.Dimensions, _json.Number);
            _json.Name("ragged").Boolean(block.Shape.IsRagged);
            _json.Name("length").Number(block.Shape.Length);
        });
        Name("verdict", block.Verdict);
        _json.Name("sample").String(block.Sample);
        _json.Name("analyticNorm").Number(block.AnalyticNorm);
        _json.Name("numericNorm").Number(block.NumericNorm);
        _json.Name("difference").Number(block.Difference);
        _json.Name("bound").Number(block.Bound);
        _json.Name("detectionLimit").Number(block.DetectionLimit);
        _json.Name("worst");
        if (block.Worst is { } worst)
            Component(worst);
        else
            _json.String(null);
        _json.Name("wrongCount").Number(block.WrongCount);
        _json.Name("hasMoreWrong").Boolean(block.HasMoreWrong);
        _json.Name("wrong").Array(block.Wrong, Component);
    }

    private void Component(ComponentResult component) => _json.Object(() =>
    {
        _json.Name("name").String(component.Name);
        _json.Name("analytic").Number(component.Analytic);
        _json.Name("numeric").Number(component.Numeric);
        _json.Name("bound").Number(component.Bound);
    });

    // The member's name in the case that JSON has names in.
    private void Name(string name, Enum value)
    {
        var member = value.ToString();
        _json.Name(name).String(char.ToLowerInvariant(member[0]) + member.Substring(1));
    }
}

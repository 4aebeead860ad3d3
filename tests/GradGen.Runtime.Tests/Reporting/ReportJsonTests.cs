using System.Globalization;
using System.Text.Json;
using Xunit;

namespace GradGen.Tests.Reporting;

public class ReportJsonTests
{
    public static TheoryData<string> Names => [.. Reports.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_what_the_schema_says(string name)
    {
        using var json = JsonDocument.Parse(Reports.All[name].ToJson());
        JsonSchema.OfReports().Validate(json.RootElement);
    }

    [Fact]
    public void Everything_that_the_schema_describes_occurs_somewhere()
    {
        var schema = JsonSchema.OfReports();
        foreach (var report in Reports.All.Values)
        {
            using var json = JsonDocument.Parse(report.ToJson());
            schema.Validate(json.RootElement);
        }

        Assert.Empty(schema.Properties().Except(schema.Used));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_that_of_the_report(string name)
    {
        var report = Reports.All[name];
        using var json = JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal(Text(report.Name), root.GetProperty("name").GetString());
        Assert.Equal(Text(report.Sizes), root.GetProperty("sizes").GetString());
        Assert.Equal(report.ElementType, root.GetProperty("elementType").GetString());
        Assert.Equal(report.Seed, root.GetProperty("seed").GetInt32());
        Assert.Equal(report.Verdict, Value<Verdict>(root.GetProperty("verdict")));
        Assert.Equal(report.Passed, root.GetProperty("passed").GetBoolean());
        Assert.Equal(report.Difference, Number(root.GetProperty("difference")));
        Assert.Equal(report.Bound, Number(root.GetProperty("bound")));
        Assert.Equal(report.DetectionLimit, Number(root.GetProperty("detectionLimit")));
        Assert.Equal(report.ForwardCalls, root.GetProperty("forwardCalls").GetInt32());
        Assert.Equal(report.BackwardCalls, root.GetProperty("backwardCalls").GetInt32());
        Assert.Equal(
            report.Causes.Select(static cause => (Text(cause.Block), Text(cause.Hypothesis), Text(cause.Message))),
            root.GetProperty("causes").EnumerateArray().Select(static cause => (cause.GetProperty("block").GetString(), cause.GetProperty("hypothesis").GetString(), cause.GetProperty("message").GetString()))!);
        Assert.Equal(
            report.Findings.Select(static finding => (finding.Kind, finding.Verdict, Text(finding.Block), Text(finding.Message))),
            root.GetProperty("findings").EnumerateArray().Select(static finding => (Value<FindingKind>(finding.GetProperty("kind")), Value<Verdict>(finding.GetProperty("verdict")), finding.GetProperty("block").GetString(), finding.GetProperty("message").GetString()))!);
        Assert.Equal(report.Blocks.Count, root.GetProperty("blocks").GetArrayLength());
        foreach (var (block, element) in report.Blocks.Zip(root.GetProperty("blocks").EnumerateArray()))
            Compare(block, element);
    }

    [Fact]
    public void What_is_no_number_is_a_string()
    {
        var block = Assert.Single(Reports.Unmeasurable.Blocks);
        Assert.Equal(double.NaN, block.NumericNorm);
        Assert.Contains("\"numericNorm\": \"NaN\"", Reports.Unmeasurable.ToJson());
        var named = new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNameCaseInsensitive = true };
        Assert.Equal(double.NaN, Assert.Single(JsonSerializer.Deserialize<Read>(Reports.Unmeasurable.ToJson(), named)!.Blocks).NumericNorm);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("~")]
    public void It_does_not_depend_on_the_culture(string name)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = name;
            other.NumberFormat.NaNSymbol = name;
            other.NumberFormat.PositiveInfinitySymbol = name;
            var (json, markdown) = (Reports.All.Values.Select(static report => report.ToJson()).ToArray(), Reports.All.Values.Select(static report => report.ToMarkdown()).ToArray());
            CultureInfo.CurrentCulture = other;
            Assert.Equal(json, Reports.All.Values.Select(static report => report.ToJson()));
            Assert.Equal(markdown, Reports.All.Values.Select(static report => report.ToMarkdown()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static void Compare(BlockResult block, JsonElement element)
    {
        Assert.Equal(Text(block.Name), element.GetProperty("name").GetString());
        Assert.Equal(block.Kind, Value<BlockKind>(element.GetProperty("kind")));
        Assert.Equal(block.Verdict, Value<Verdict>(element.GetProperty("verdict")));
        var shape = element.GetProperty("shape");
        Assert.Equal(block.Shape.ToString(), shape.GetProperty("text").GetString());
        Assert.Equal(block.Shape.Dimensions, shape.GetProperty("dimensions").EnumerateArray().Select(static size => size.GetInt32()));
        Assert.Equal(block.Shape.IsRagged, shape.GetProperty("ragged").GetBoolean());
        Assert.Equal(block.Shape.Length, shape.GetProperty("length").GetInt32());
        Assert.Equal(block.AnalyticNorm, Number(element.GetProperty("analyticNorm")));
        Assert.Equal(block.NumericNorm, Number(element.GetProperty("numericNorm")));
        Assert.Equal(block.Difference, Number(element.GetProperty("difference")));
        Assert.Equal(block.Bound, Number(element.GetProperty("bound")));
        Assert.Equal(block.DetectionLimit, Number(element.GetProperty("detectionLimit")));
        Assert.Equal(block.WrongCount, element.GetProperty("wrongCount").GetInt32());
        Assert.Equal(block.HasMoreWrong, element.GetProperty("hasMoreWrong").GetBoolean());
        Assert.Equal(block.Wrong.Select(Component), element.GetProperty("wrong").EnumerateArray().Select(Component));
        Assert.Equal(block.Worst is null, element.GetProperty("worst").ValueKind == JsonValueKind.Null);
        if (block.Worst is { } worst)
            Assert.Equal(Component(worst), Component(element.GetProperty("worst")));
    }

    private static ComponentResult Component(ComponentResult component) => component with { Name = Text(component.Name)! };

    private static ComponentResult Component(JsonElement element) => new(
        element.GetProperty("name").GetString()!,
        Number(element.GetProperty("analytic")),
        Number(element.GetProperty("numeric")),
        Number(element.GetProperty("bound")));

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();

    // Beginning in lower case, and otherwise the member's name.
    private static T Value<T>(JsonElement element)
        where T : struct, Enum
    {
        var name = element.GetString()!;
        Assert.True(char.IsLower(name[0]));
        return Enum.Parse<T>(char.ToUpperInvariant(name[0]) + name[1..]);
    }

    // Half a surrogate pair cannot be told in JSON.
    private static string? Text(string? text) => text?.Replace("\ud83d\\", "\ufffd\\", StringComparison.Ordinal);

    private sealed record Read(IReadOnlyList<ReadBlock> Blocks);

    private sealed record ReadBlock(double NumericNorm);
}

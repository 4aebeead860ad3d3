using System.Text.Json;

namespace GradGen.Tool.Tests;

/// <summary>The forms in which others read what is wrong.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task SARIF_GitHub_and_JSON_point_at_the_statement()
    {
        using var folder = TestFolder.Library(("Some folder/Wrong.cs", Layers.WrongScale), ("Scale.cs", Layers.Scale));
        var summary = Path.Combine(folder.Path, "summary.md");

        var run = (await Gradgen.CheckWithAsync(folder, new() { ["GITHUB_STEP_SUMMARY"] = summary, ["GITHUB_WORKSPACE"] = folder.Path }, "--sarif", "out.sarif", "--github", "--json")).Ends(1);

        using var json = JsonDocument.Parse(run.Output);
        var layers = json.RootElement.GetProperty("layers").EnumerateArray().ToArray();
        var wrong = layers[1];
        Assert.Equal(["right", "wrong"], layers.Select(static layer => layer.GetProperty("verdict").GetString()!));
        Assert.Equal(("Some folder/Wrong.cs", 1), (wrong.GetProperty("file").GetString(), wrong.GetProperty("line").GetInt32()));
        Assert.Equal("fail", wrong.GetProperty("report").GetProperty("verdict").GetString());
        var blame = Assert.Single(wrong.GetProperty("blames").EnumerateArray());
        Assert.Equal(("GG0401", 20), (blame.GetProperty("rule").GetString(), blame.GetProperty("line").GetInt32()));
        Assert.Contains("::error file=Some folder/Wrong.cs,line=20,col=13,title=gradgen::WrongScale: The gradient of _weights is wrong: this has _x[2 - i] where _x[i] belongs", run.Errors, StringComparison.Ordinal);
        Assert.Contains("| WRONG | WrongScale | Some folder/Wrong.cs(20) | The gradient of _weights is wrong", File.ReadAllText(summary), StringComparison.Ordinal);

        using var sarif = await SarifAsync(folder);
        var result = Assert.Single(Meaningful(sarif.RootElement));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("Some%20folder/Wrong.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(20, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task Without_anything_wrong_the_file_has_no_results()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale));

        (await Gradgen.CheckAsync(folder, "--sarif", "out.sarif")).Ends(0);

        using var sarif = await SarifAsync(folder);
        Assert.Empty(Meaningful(sarif.RootElement));
    }

    // What the schema cannot say of the parts that are used: sections 3.14, 3.19, 3.27 and 3.49 of the standard.
    private static JsonElement[] Meaningful(JsonElement log)
    {
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        string[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()!)];
        Assert.Equal(rules.Distinct(), rules);
        Assert.All(run.GetProperty("originalUriBaseIds").EnumerateObject(), static id => Assert.EndsWith("/", new Uri(id.Value.GetProperty("uri").GetString()!).AbsoluteUri, StringComparison.Ordinal));
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            foreach (var location in result.GetProperty("locations").EnumerateArray().Select(static location => location.GetProperty("physicalLocation")))
                Assert.True(run.GetProperty("originalUriBaseIds").TryGetProperty(location.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()!, out _));
        });
        return results;
    }

    private static async Task<JsonDocument> SarifAsync(TestFolder folder)
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "sarif-2.1.0.json"), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, "out.sarif"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(text));
        Assert.NotEmpty(schema.Validate(text.Replace("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"driver\"", "\"drivers\"", StringComparison.Ordinal)));
        return JsonDocument.Parse(text);
    }
}

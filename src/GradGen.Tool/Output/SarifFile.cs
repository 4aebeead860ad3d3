using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GradGen.Tool.Checking;

namespace GradGen.Tool.Output;

/// <summary>What is wrong, as SARIF 2.1.0, which code hosts show beside the code.</summary>
internal static class SarifFile
{
    private const string Help = "https://github.com/gradgen/GradGen/blob/main/docs/";
    private const string Base = "SRCROOT";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file.</summary>
    /// <param name="result">What came of the run.</param>
    /// <param name="folder">The folder that files are named from.</param>
    internal static string Write(CheckResult result, string folder)
    {
        var complaints = Complaint.Of(result);
        string[] rules = [.. complaints.Select(static complaint => complaint.Rule).Distinct().Order(StringComparer.Ordinal)];
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "gradgen",
                        ["version"] = typeof(SarifFile).Assembly.GetName().Version!.ToString(3),
                        ["informationUri"] = Help + "tool.md",
                        ["rules"] = Array(rules.Select(Rule)),
                    },
                },
                ["originalUriBaseIds"] = new JsonObject { [Base] = new JsonObject { ["uri"] = new Uri(folder + Path.DirectorySeparatorChar).AbsoluteUri } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = Array(complaints.Select(complaint => Result(complaint, System.Array.IndexOf(rules, complaint.Rule), folder))),
            }),
        };
        return log.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Rule(string id) => new()
    {
        ["id"] = id,
        ["shortDescription"] = new JsonObject { ["text"] = id == Complaint.Measured ? "Backward gives the derivative of Forward" : Rules.TitleOf(id) },
        ["helpUri"] = id == Complaint.Measured ? Help + "tool.md" : $"{Help}rules/{id}.md",
    };

    private static JsonObject Result(Complaint complaint, int rule, string folder)
    {
        var (start, end) = (complaint.Place.StartLinePosition, complaint.Place.EndLinePosition);
        var file = Files.From(folder, complaint.Place.Path);
        var isBelow = !Path.IsPathRooted(file);
        var uri = isBelow ? Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal) : new Uri(file).AbsoluteUri;
        var artifact = new JsonObject { ["uri"] = uri };
        if (isBelow)
            artifact["uriBaseId"] = Base;
        return new JsonObject
        {
            ["ruleId"] = complaint.Rule,
            ["ruleIndex"] = rule,
            ["level"] = "error",
            ["message"] = new JsonObject { ["text"] = complaint.Message },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = artifact,
                    ["region"] = new JsonObject { ["startLine"] = start.Line + 1, ["startColumn"] = start.Character + 1,
                        ["endLine"] = end.Line + 1, ["endColumn"] = end.Character + 1 },
                },
            }),
        };
    }

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);
}

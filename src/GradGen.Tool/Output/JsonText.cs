using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GradGen.Tool.Checking;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Output;

/// <summary>A run as JSON: what a script asks of it, with the report of every layer as docs/report.md describes it.</summary>
internal static class JsonText
{
    // Goes up when something is taken away or means something else.
    private const int Version = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(CheckResult result, string folder)
    {
        var run = new JsonObject
        {
            ["version"] = Version,
            ["exitCode"] = result.ExitCode,
            ["layers"] = new JsonArray([.. result.Layers.Select(layer => Located(layer.Place, folder, new JsonObject
            {
                ["name"] = layer.Name,
                ["project"] = layer.Project,
                ["verdict"] = Counts.Word(layer.Verdict).ToLowerInvariant(),
                ["why"] = layer.Outcome.Why,
                ["blames"] = new JsonArray(
                    [.. layer.Blames
                    .Select(blame => Located(blame.Place, folder, new JsonObject { ["rule"] = blame.Rule, ["message"] = blame.Message }))]),
                ["mistakes"] = layer.Mistakes is { } mistakes ? Mistakes(mistakes, folder) : null,
                ["report"] = layer.Outcome.Json is { } report ? JsonNode.Parse(report) : null,
            }))]),
            ["notReached"] = new JsonArray(
                [.. result.Unreached
                .Select(unreached => Located(unreached.Place, folder, new JsonObject { ["name"] = unreached.Name, ["reason"] = unreached.Reason }))]),
            ["errors"] = new JsonArray([.. result.Errors.Select(static error => JsonValue.Create(error))]),
        };
        return run.ToJsonString(Indented);
    }

    private static JsonObject Mistakes(MadeMistakes mistakes, string folder) => new()
    {
        ["seen"] = mistakes.Seen,
        ["of"] = mistakes.Run,
        ["equivalent"] = mistakes.Survivors.Count - mistakes.Unseen,
        ["stopped"] = mistakes.Stopped,
        ["uncompiled"] = mistakes.Uncompiled,
        ["notMade"] = mistakes.LeftOut,
        ["survivors"] = new JsonArray([.. mistakes.Survivors.Select(survivor => Located(survivor.Place, folder, new JsonObject
        {
            ["before"] = survivor.Text.Before,
            ["after"] = survivor.Text.After,
            ["why"] = MistakeWords.Why(survivor.Why),
        }))]),
    };

    private static JsonObject Located(FileLinePositionSpan? place, string folder, JsonObject item)
    {
        item["file"] = place is { } known ? Files.From(folder, known.Path) : null;
        item["line"] = place?.StartLinePosition.Line + 1;
        return item;
    }
}

using System.Text;
using GradGen.Tool.Checking;

namespace GradGen.Tool.Output;

/// <summary>What a GitHub workflow shows: a mark on each line that is wrong, and the summary of the step.</summary>
internal static class GitHubOutput
{
    /// <summary>The commands that mark lines.</summary>
    internal static IEnumerable<string> Annotations(CheckResult result, string folder) => Complaint.Of(result).Select(complaint =>
    {
        var start = complaint.Place.StartLinePosition;
        var file = Property(Files.From(folder, complaint.Place.Path));
        return $"::error file={file},line={start.Line + 1},col={start.Character + 1},title=gradgen::{Message(complaint.Message)}";
    });

    /// <summary>The summary, in Markdown.</summary>
    internal static string Summary(CheckResult result, string folder)
    {
        var text = new StringBuilder("### gradgen\n\n");
        text.Append(Counts.Of(result)).Append("\n");
        if (result.Layers.Count > 0)
            text.Append("\n| | layer | at | what |\n|---|---|---|---|\n");
        foreach (var layer in result.Layers)
        {
            var what = layer.Mistakes is { } mistakes ? MistakeWords.Seen(mistakes)
                : layer.Blames.Count > 0 ? string.Join(' ', layer.Blames.Select(static blame => blame.Message))
                : layer.Outcome.Why ?? string.Empty;
            var at = layer.Look is { } place ? Lines.Place(place, folder) : string.Empty;
            text.Append($"| {Counts.Word(layer.Verdict)} | {Cell(layer.Name)} | {Cell(at)} | {Cell(what)} |\n");
        }

        foreach (var layer in result.Layers.Where(static layer => layer.Mistakes is { Survivors.Count: > 0 }))
        {
            text.Append($"\n{layer.Name}: {MistakeWords.Sentence(layer.Mistakes!)}\n\n| not seen | at | why |\n|---|---|---|\n");
            foreach (var survivor in layer.Mistakes!.Survivors)
            {
                var at = survivor.Place is { } place ? Lines.Place(place, folder) : string.Empty;
                text.Append($"| {Code(survivor.Text.Before)} → {Code(MistakeWords.After(survivor.Text))} | {Cell(at)} | {MistakeWords.Why(survivor.Why)} |\n");
            }
        }

        foreach (var unreached in result.Unreached)
            text.Append($"\nNot reached: {unreached.Name}. {unreached.Reason}\n");
        return text.ToString();
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Code(string text) => $"`{Cell(text).Replace('`', '\'')}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}

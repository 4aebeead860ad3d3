using System.Net;
using System.Text;
using GradGen.Tool.Checking;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Output;

/// <summary>What was measured, as one page of HTML.</summary>
internal static class PageFile
{
    /// <summary>The text of the file.</summary>
    /// <param name="result">What came of the run.</param>
    /// <param name="folder">The folder that files are named from.</param>
    internal static string Write(CheckResult result, string folder) =>
        LayerPage.Join(result.Layers.Where(static layer => layer.Outcome.Page is not null)
            .Select(layer => new LayerPage(layer.Outcome.Page!)
            {
                Source = layer.Backward is { } backward ? Source(backward, layer.Blames, folder) : null,
                Appendix = layer.Mistakes is { } mistakes ? Section(mistakes, folder) : null,
            }));

    private static BackwardSource Source(FileLinePositionSpan place, IReadOnlyList<Blame> blames, string folder)
    {
        var (first, last) = (place.StartLinePosition.Line, place.EndLinePosition.Line);
        // What is to blame may be in a method that Backward calls.
        var blamed = blames.Where(blame => blame.Place.Path == place.Path).Select(static blame => blame.Place.StartLinePosition.Line)
            .Where(line => line >= first && line <= last).Select(static line => (int?)(line + 1)).FirstOrDefault();
        return new BackwardSource(Files.From(folder, place.Path), first + 1, [.. File.ReadLines(place.Path).Skip(first).Take(last - first + 1)], blamed);
    }

    private static string Section(MadeMistakes mistakes, string folder)
    {
        var text = new StringBuilder($"<section><h2>Mistakes made in Backward</h2><p>{Plain(MistakeWords.Sentence(mistakes))}</p>\n");
        if (mistakes.Survivors.Count > 0)
            text.Append("<div class=\"scroll\"><table><thead><tr><th>not seen</th><th>at</th><th>why</th></tr></thead><tbody>\n");
        foreach (var survivor in mistakes.Survivors)
        {
            text.Append($"<tr><td><code>{Plain(survivor.Text.Before)}</code><br>→ <code>{Plain(MistakeWords.After(survivor.Text))}</code></td>")
                .Append($"<td>{(survivor.Place is { } place ? Plain(Lines.Place(place, folder)) : string.Empty)}</td>")
                .Append($"<td>{Plain(MistakeWords.Why(survivor.Why))}</td></tr>\n");
        }

        return text.Append(mistakes.Survivors.Count > 0 ? "</tbody></table></div></section>\n" : "</section>\n").ToString();
    }

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}

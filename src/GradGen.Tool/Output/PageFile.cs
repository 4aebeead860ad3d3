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
            .Select(layer => new LayerPage(layer.Outcome.Page!) { Source = layer.Backward is { } backward ? Source(backward, layer.Blames, folder) : null }));

    private static BackwardSource Source(FileLinePositionSpan place, IReadOnlyList<Blame> blames, string folder)
    {
        var (first, last) = (place.StartLinePosition.Line, place.EndLinePosition.Line);
        // What is to blame may be in a method that Backward calls.
        var blamed = blames.Where(blame => blame.Place.Path == place.Path).Select(static blame => blame.Place.StartLinePosition.Line)
            .Where(line => line >= first && line <= last).Select(static line => (int?)(line + 1)).FirstOrDefault();
        return new BackwardSource(Files.From(folder, place.Path), first + 1, [.. File.ReadLines(place.Path).Skip(first).Take(last - first + 1)], blamed);
    }
}

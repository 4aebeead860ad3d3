using GradGen.Tool.Annotating;
using GradGen.Tool.Checking;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace GradGen.Tool.Output;

/// <summary>A line a layer, what is wrong with it below, and a last line that counts.</summary>
internal sealed class Lines(IAnsiConsole console, string folder)
{
    private const int MostErrors = 10;

    internal void Write(CheckResult result, bool showsUnreached)
    {
        foreach (var error in result.Errors.Take(MostErrors))
            console.MarkupLineInterpolated($"[red]{error}[/]");
        if (result.Errors.Count > MostErrors)
            console.WriteLine($"… and {result.Errors.Count - MostErrors} more errors. What does not compile was left out.");
        foreach (var project in result.Layers.GroupBy(static layer => layer.Project))
        {
            if (result.Layers.Any(layer => layer.Project != project.Key))
                console.WriteLine(project.Key);
            var width = project.Max(static layer => layer.Name.Length);
            foreach (var layer in project)
                Write(layer, width);
        }

        foreach (var layer in result.Layers.Where(static layer => layer.Verdict != Verdict.Pass))
        {
            console.WriteLine();
            console.WriteLine(layer.Outcome.Text ?? $"{layer.Name}: {layer.Outcome.Why}");
            foreach (var blame in layer.Blames)
                console.WriteLine($"  {Place(blame.Place)}: {blame.Message}");
        }

        var left = result.Layers.Where(static layer => layer.Verdict == Verdict.Pass && layer.Outcome.Left is not null).ToArray();
        if (left.Length > 0)
            console.WriteLine();
        foreach (var layer in left)
            console.WriteLine($"{layer.Name}: {layer.Outcome.Left}");
        foreach (var layer in result.Layers.Where(static layer => layer.Mistakes is not null))
            Write(layer, layer.Mistakes!);
        if (showsUnreached)
            Write(result.Unreached);
        console.WriteLine();
        console.WriteLine(Counts.Of(result));
        if (result.Unreached.Count > 0 && !showsUnreached)
            console.WriteLine("--why-not says what stopped those that were not reached.");
    }

    /// <summary>A file and line, from the folder that was named.</summary>
    internal static string Place(FileLinePositionSpan place, string folder) => $"{Files.From(folder, place.Path)}({place.StartLinePosition.Line + 1})";

    private void Write(CheckedLayer layer, int width)
    {
        var colour = layer.Verdict switch
        {
            Verdict.Pass => "green",
            Verdict.Fail => "red",
            _ => "yellow",
        };
        var what = layer.Mistakes is { } mistakes ? "  " + MistakeWords.Seen(mistakes)
            : layer.Outcome.Blocks.Count > 0 ? "  " + string.Join(", ", layer.Outcome.Blocks)
            : string.Empty;
        console.MarkupInterpolated($"[{colour}]{Counts.Word(layer.Verdict),-7}[/]");
        console.WriteLine($"  {layer.Name.PadRight(width)}  {(layer.Look is { } place ? Place(place) : string.Empty)}{what}".TrimEnd());
    }

    private void Write(CheckedLayer layer, MadeMistakes mistakes)
    {
        console.WriteLine();
        console.WriteLine($"{layer.Name}: {MistakeWords.Sentence(mistakes)}");
        foreach (var survivor in mistakes.Survivors)
        {
            console.WriteLine($"  {(survivor.Place is { } place ? Place(place) + ": " : string.Empty)}{MistakeWords.Why(survivor.Why)}");
            console.WriteLine($"    - {survivor.Text.Before}");
            console.WriteLine($"    + {MistakeWords.After(survivor.Text)}");
        }
    }

    private void Write(IReadOnlyList<Unreached> unreached)
    {
        if (unreached.Count == 0)
            return;
        console.WriteLine();
        foreach (var one in unreached)
            console.WriteLine($"not reached  {one.Name}  {(one.Place is { } place ? Place(place) + ": " : string.Empty)}{one.Reason}");
    }

    private string Place(FileLinePositionSpan place) => Place(place, folder);
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text.Json;
using GradGen.Tool.Building;

namespace GradGen.Tool.Running;

/// <summary>Has layers checked by another process, and by a new one after each that the project's code ends.</summary>
internal static class LayerRun
{
    /// <summary>The command of this program that is that process.</summary>
    internal const string Command = "run-layers";

    /// <summary>Checks all layers of a request.</summary>
    /// <param name="request">What to check.</param>
    /// <param name="file">Where to write the request.</param>
    /// <param name="limit">How long a layer may take.</param>
    /// <param name="began">Told of each layer as its check begins.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<IReadOnlyList<LayerOutcome>> RunAsync(
        RunRequest request, string file, TimeSpan limit, Action<int> began, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(request), cancellation);
        var outcomes = new List<LayerOutcome>();
        while (outcomes.Count < request.Layers.Count)
            await RunFromAsync(outcomes, file, limit, began, cancellation);
        return outcomes;
    }

    private static async Task RunFromAsync(List<LayerOutcome> outcomes, string file, TimeSpan limit, Action<int> began, CancellationToken cancellation)
    {
        var first = outcomes.Count;
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var process = Start(file, first, pipe.GetClientHandleAsString());
        pipe.DisposeLocalCopyOfClientHandle();
        // What the code prints is nobody's, but the last words of a process that ends by itself say why.
        var printed = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
        var words = process.StandardError.ReadToEndAsync(cancellation);
        using var reader = new StreamReader(pipe);
        try
        {
            while (await reader.ReadLineAsync(cancellation).AsTask().WaitAsync(limit, cancellation) is { } line)
            {
                var outcome = JsonSerializer.Deserialize<LayerOutcome>(line)!;
                if (outcome is { Verdict: null, Why: null })
                    began(outcome.Index);
                else
                    outcomes.Add(outcome);
            }

            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0 || outcomes.Count == first)
                outcomes.Add(Ended(outcomes.Count, FirstOf(await words)));
        }
        catch (TimeoutException)
        {
            outcomes.Add(new LayerOutcome(outcomes.Count, Verdict.Inconclusive)
            {
                Why = $"Its check did not end within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s (--timeout).",
                HasStopped = true,
            });
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        await printed;
    }

    private static Process Start(string file, int first, string pipe)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "exec", Path.Combine(AppContext.BaseDirectory, "GradGen.Tool.dll"), Command, file, first.ToString(CultureInfo.InvariantCulture), pipe,
            },
        };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static LayerOutcome Ended(int index, string words) =>
        new(index, Verdict.Inconclusive) { Why = $"It ended the process that ran it{(words.Length > 0 ? ": " + words : string.Empty)}.", HasStopped = true };

    private static string FirstOf(string words) =>
        words.Split('\n').Select(static line => line.Trim().TrimEnd('.'))
        .FirstOrDefault(static line => line.Length > 0) ?? string.Empty;
}

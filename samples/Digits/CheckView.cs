using GradGen;
using Spectre.Console;

namespace Digits;

/// <summary>Runs checks and prints their reports, the verdicts in colour.</summary>
internal static class CheckView
{
    /// <summary>Checks layers one after the other; says whether all of them pass.</summary>
    public static bool Show(params IGradCheckable<double>[] layers)
    {
        var passed = true;
        foreach (var layer in layers)
        {
            var report = GradCheck.Run(layer);
            passed &= report.Passed;
            Print(report.ToString());
            AnsiConsole.WriteLine();
        }

        return passed;
    }

    /// <summary>Checks a network, and prints only which of its blocks are right; says whether it passes.</summary>
    public static bool ShowBlocks(IGradCheckable<double> network)
    {
        var report = GradCheck.Run(network);
        Print($"{report.Name}: {(report.Passed ? "PASS" : "FAIL")}");
        foreach (var verdict in report.Blocks.GroupBy(static block => block.Verdict).OrderByDescending(static blocks => blocks.Key))
            AnsiConsole.WriteLine($"  {verdict.Key,-6}{string.Join(", ", verdict.Select(static block => block.Name))}");
        return report.Passed;
    }

    // A report has columns, so that no line of it may be wrapped, which only the terminal itself leaves alone.
    private static void Print(string report)
    {
        foreach (var line in report.Split('\n'))
        {
            var (failed, passed) = (line.Contains("FAIL", StringComparison.Ordinal), line.Contains("PASS", StringComparison.Ordinal));
            AnsiConsole.MarkupLineInterpolated($"[{(failed ? "red" : passed ? "green" : "default")}]{line.TrimEnd()}[/]");
        }
    }
}

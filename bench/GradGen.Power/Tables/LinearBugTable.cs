using GradGen.Power.Checkers;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>The mistakes of a dense layer whose detection was measured of PyTorch, at sizes from 8 to 256.</summary>
internal static class LinearBugTable
{
    internal const string Note = "The peers' rules get weights as nn.Linear draws them and normal inputs; slow mode at up to 32, beyond which one check takes minutes.";

    // PyTorch's slow mode takes a minute for a single check beyond.
    private const int LargestSlow = 32;

    private static readonly int[] Sizes = [8, 16, 32, 64, 128, 256];

    internal static Table Measure(Options options)
    {
        var sets = options.Quick ? 3 : 100;
        var table = new Table { Border = TableBorder.Markdown }.AddColumns("bug in Backward", "checker").AddColumns([.. Sizes.Select(static n => $"n = {n}")]);
        Checker<double>[] checkers = [new GradGenChecker<double>(), new TorchSlow<double>(), new TorchFast<double>()];
        LinearBug[] bugs = [.. LinearBug.All, new("nothing wrong", static (_, _, _) => { })];
        foreach (var bug in bugs)
        {
            foreach (var checker in checkers)
                table.AddRow([bug.Name, checker.Name, .. Sizes.Select(n => checker is TorchSlow<double> && n > LargestSlow ? "-" : Caught(bug, checker, n, sets))]);
        }

        return table;
    }

    private static string Caught(LinearBug bug, Checker<double> checker, int n, int sets)
    {
        var caught = 0;
        Parallel.For(1, sets + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var outcome = checker.Check(bug.In(new Linear(n), n, seed), seed, LinearData.Point(n, seed));
            if (outcome.Verdict == Verdict.Fail)
                Interlocked.Increment(ref caught);
        });
        return $"{caught}/{sets}";
    }
}

using System.Globalization;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>Whether the components that a report names are exactly the wrong ones, where a single one of 65,536 is.</summary>
internal static class LocalisationTable
{
    private const int N = 256;

    // At another place in every data set.
    private static readonly (string Name, Func<double, double> Falsify)[] Bugs =
    [
        ("1 % off", static right => right * 1.01),
        ("sign flipped", static right => -right),
        ("zero", static _ => 0),
        ("1e-3 too large", static right => right + 1e-3),
    ];

    internal static Table Measure(Options options)
    {
        var sets = options.Quick ? 3 : 50;
        var table = new Table { Border = TableBorder.Markdown }
            .AddColumns($"one entry of dW, {N}×{N}", "data sets", "found", "exactly the wrong one named", "Forward median", "max");
        foreach (var (name, falsify) in Bugs)
        {
            var calls = new int[sets];
            var (found, exact) = (0, 0);
            Parallel.For(0, sets, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, set =>
            {
                var entry = new Random(set).Next(N * N);
                var bug = new LinearBug(name, (dw, _, _) => dw[entry] = falsify(dw[entry]));
                var report = GradCheck.Run(bug.In(new Linear(N), N, set), new GradCheckOptions { Seed = set + 1 });
                calls[set] = report.ForwardCalls;
                if (report.Verdict == Verdict.Fail)
                    Interlocked.Increment(ref found);
                var expected = string.Create(CultureInfo.InvariantCulture, $"{Linear.Weights}[{entry / N},{entry % N}]");
                if (report.Blocks.Sum(static block => block.WrongCount) == 1 && report.Blocks.All(static block => !block.HasMoreWrong)
                    && report.Blocks.SelectMany(static block => block.Wrong).All(component => component.Name == expected))
                    Interlocked.Increment(ref exact);
                else if (options.Survivors)
                    Console.WriteLine($"{name}, {expected}, seed {set + 1}:\n{report}\n");
            });
            Array.Sort(calls);
            table.AddRow(name, $"{sets}", $"{found}", $"{exact}", $"{calls[sets / 2]}", $"{calls[^1]}");
        }

        return table;
    }
}

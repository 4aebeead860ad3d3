using System.Diagnostics;
using System.Globalization;
using GradGen.Harness;
using GradGen.Power.Corpus;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>What the check of a correct dense layer costs beside the calls of Forward and Backward that it makes.</summary>
internal static class CostTable
{
    internal static Table Measure(Options options)
    {
        var rounds = options.Quick ? 5 : 25;
        var table = new Table { Border = TableBorder.Markdown }
            .AddColumns("correct layer", "mode", "cores", "Forward", "Backward", "check ms", "beside", "ms", "ratio");
        Add(table, "dense 256×256, one sample", CheckMode.Probe, Environment.ProcessorCount, rounds, static () => new DenseVector(256, 256));
        Add(table, "dense 256×256, batch 3", CheckMode.Probe, Environment.ProcessorCount, rounds, static () => new DenseBatch(256, 256));
        Add(table, "dense 256×256, batch 8 fixed", CheckMode.Probe, Environment.ProcessorCount, rounds, static () => new Linear(256));
        var n = options.Quick ? 48 : 128;
        var alone = Cores.OnOne(() => Add(table, $"dense {n}×{n}, batch 3", CheckMode.Full, 1, 3, () => new DenseBatch(n, n)));
        var all = Add(table, $"dense {n}×{n}, batch 3", CheckMode.Full, Environment.ProcessorCount, 3, () => new DenseBatch(n, n));
        table.AddRow(["", "", "", "", "", "", "Full: one core / all", "", Ratio(alone / all)]);
        return table;
    }

    // Check and calls take turns, so that what else the machine does meets both.
    private static double Add(Table table, string name, CheckMode mode, int cores, int rounds, Func<IGradCheckable<double>> create)
    {
        var calls = ((IHarnessed<double>)create()).CreateHarness(new SampleSizes());
        calls.Forward();
        calls.AllocateUpstream();
        // The least that comparing every component takes: two Forward calls each.
        var least = 2 * (calls.ParameterCount + calls.Inputs.Sum(static input => input.Shape.Length));
        var (checkTimes, callTimes) = (new List<double>(), new List<double>());
        GradCheckReport report = null!;
        for (var round = -1; round < rounds; round++)
        {
            var layer = create();
            var watch = Stopwatch.StartNew();
            report = GradCheck.Run(layer, new GradCheckOptions { Mode = mode });
            var check = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            for (var call = 0; call < (mode == CheckMode.Full ? least : report.ForwardCalls); call++)
                calls.Forward();
            for (var call = 0; call < (mode == CheckMode.Full ? 0 : report.BackwardCalls); call++)
                calls.Backward();
            // The first round is for the JIT compiler.
            if (round < 0)
                continue;
            checkTimes.Add(check);
            callTimes.Add(watch.Elapsed.TotalMilliseconds);
        }

        table.AddRow(
            report.Passed ? name : $"{name}: {report.Verdict}", $"{mode}", $"{cores}", Text(report.ForwardCalls), Text(report.BackwardCalls),
            Milliseconds(Median(checkTimes)), mode == CheckMode.Full ? $"{Text(least)} Forward calls" : "these calls", Milliseconds(Median(callTimes)),
            Ratio(Median([.. checkTimes.Zip(callTimes, static (check, call) => check / call)])));
        return Median(checkTimes);
    }

    private static string Text(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}

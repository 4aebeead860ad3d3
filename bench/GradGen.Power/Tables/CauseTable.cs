using System.Globalization;
using GradGen.Power.Compiling;
using GradGen.Power.Mistakes;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>How often a report names the right cause first, by the kind of mistake.</summary>
internal static class CauseTable
{
    internal static Table Measure(Options options)
    {
        var table = new Table { Border = TableBorder.Markdown }.AddColumns("mistake", "layers", "runs", "found", "right cause first", "share");
        var seeds = options.Quick ? 3 : 100;
        using var batch = new Batch<double>([.. NamedMistake.All.Select(static mistake => new[] { mistake.Text() })]);
        var runs = NamedMistake.All.Select((mistake, index) => (Mistake: mistake, Layer: batch.Layer(mistake.Layer, index)
            ?? throw new InvalidOperationException($"{mistake.Layer} with {mistake.Edits[0].New} does not compile.")));
        foreach (var kind in runs.GroupBy(static run => run.Mistake.Cause))
        {
            var (found, explained, checks) = (0, 0, 0);
            foreach (var (mistake, layer) in kind)
            {
                var right = 0;
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var report = GradCheck.Run((IGradCheckable<double>)layer.Create(), new GradCheckOptions { Seed = seed });
                    checks++;
                    found += report.Verdict == Verdict.Fail ? 1 : 0;
                    right += FirstNamed.Is(report, mistake.Cause) ? 1 : 0;
                    if (options.Survivors && !FirstNamed.Is(report, mistake.Cause) && seed == 1)
                        Console.WriteLine($"{mistake.Cause} in {mistake.Layer} ({mistake.Edits[0].New}):\n{report}\n");
                }

                explained += right;
            }

            table.AddRow(
                kind.Key.ToString(), $"{kind.Count()}", $"{checks}", $"{found}", $"{explained}",
                string.Create(CultureInfo.InvariantCulture, $"{100.0 * explained / checks:0.0} %"));
        }

        return table;
    }
}

using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>The tables that set the right network and the mistaken one side by side.</summary>
internal static class ResultView
{
    private static readonly int[] ShownEpochs = [1, 2, 5, 10, 20, Trainer.Epochs];

    public static void Show(IReadOnlyList<Run> runs)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(LearningCurves(runs));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(FinalAccuracies(runs));
    }

    private static Table LearningCurves(IReadOnlyList<Run> runs)
    {
        var table = New("How they learn (means over the seeds)", "epoch", "right: loss", "test", "mistaken: loss", "test");
        foreach (var number in ShownEpochs)
        {
            var right = runs.Where(static run => !run.IsMistaken).Select(run => run.Epochs[number - 1]).ToArray();
            var mistaken = runs.Where(static run => run.IsMistaken).Select(run => run.Epochs[number - 1]).ToArray();
            table.AddRow(
                number.ToString(CultureInfo.InvariantCulture),
                Loss(right),
                Percent(right.Average(static epoch => epoch.Accuracy), "green"),
                Loss(mistaken),
                Percent(mistaken.Average(static epoch => epoch.Accuracy), "red"));
        }

        return table;
    }

    private static Table FinalAccuracies(IReadOnlyList<Run> runs)
    {
        var table = New($"Test accuracy after {Trainer.Epochs} epochs", "seed", "right", "mistaken", "lost");
        foreach (var pair in runs.GroupBy(static run => run.Seed))
            AddComparison(table, pair.Key.ToString(CultureInfo.InvariantCulture), [.. pair]);
        table.AddEmptyRow();
        AddComparison(table, "mean", runs);
        return table;
    }

    private static void AddComparison(Table table, string name, IReadOnlyList<Run> runs)
    {
        var right = runs.Where(static run => !run.IsMistaken).Average(static run => run.FinalAccuracy);
        var mistaken = runs.Where(static run => run.IsMistaken).Average(static run => run.FinalAccuracy);
        var lost = string.Create(CultureInfo.InvariantCulture, $"[bold]{100 * (right - mistaken):F1} points[/]");
        table.AddRow(name, Percent(right, "green"), Percent(mistaken, "red"), lost);
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table().Title($"[bold]{title}[/]").Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).RightAligned());
        return table;
    }

    private static string Loss(Epoch[] epochs) => epochs.Average(static epoch => epoch.Loss).ToString("F3", CultureInfo.InvariantCulture);

    private static string Percent(double share, string colour) => string.Create(CultureInfo.InvariantCulture, $"[{colour}]{share:P1}[/]");
}

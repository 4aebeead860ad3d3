using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>Shows a training while it runs: bars on a terminal, a line per finished network anywhere else.</summary>
internal static class TrainingView
{
    public static void Show(Experiment experiment)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
            ShowBars(experiment);
        else
            experiment.Train(PrintWhenFinished);
    }

    private static void ShowBars(Experiment experiment) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(progress =>
            {
                var bars = experiment.Runs.ToDictionary(static run => run, run => progress.AddTask(Describe(run), maxValue: Trainer.Epochs));
                experiment.Train(run =>
                {
                    bars[run].Description = Describe(run);
                    bars[run].Increment(1);
                });
            });

    private static void PrintWhenFinished(Run run)
    {
        if (run.Epochs.Count == Trainer.Epochs)
            Console.WriteLine(Markup.Remove(Describe(run)));
    }

    private static string Describe(Run run)
    {
        var (loss, accuracy) = run.Epochs.Count == 0 ? (double.NaN, double.NaN) : (run.Epochs[^1].Loss, run.Epochs[^1].Accuracy);
        var colour = run.IsMistaken ? "red" : "green";
        return string.Create(CultureInfo.InvariantCulture, $"[{colour}]{run.Name,-8}[/] seed {run.Seed}  loss {loss:F3}  test {accuracy,6:P1}");
    }
}

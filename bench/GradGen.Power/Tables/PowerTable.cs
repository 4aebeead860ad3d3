using System.Globalization;
using System.Numerics;
using GradGen.Power.Checkers;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>What each checker finds, and what it finds where nothing is.</summary>
internal static class PowerTable
{
    internal static Table Create() => new Table { Border = TableBorder.Markdown }
        .AddColumns("arithmetic", "checker", "mutants found", "of", "inconclusive", "thrown reported", "false alarms", "inconclusive ", "of checks", "Forward median", "max", "ms median", "max ");

    internal static void Add<T>(Table table, Study<T> study, IReadOnlyList<Checker<T>> checkers)
        where T : struct, IFloatingPointIeee754<T>
    {
        var wrong = study.Mutants.Where(static result => result.Effect == Effect.Wrong).ToArray();
        var thrown = study.Mutants.Where(static result => result.Effect == Effect.Throws).ToArray();
        for (var i = 0; i < checkers.Count; i++)
        {
            var checker = i;
            var (found, unclear) = Count(wrong.Select(result => result.Outcomes[checker]));
            var right = study.Seeds.Select(result => result.Outcomes[checker]).ToArray();
            var (alarms, unclearRight) = Count(right);
            table.AddRow(
                typeof(T).Name.ToLowerInvariant().Replace("single", "float", StringComparison.Ordinal),
                checkers[i].Name,
                wrong.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * found / wrong.Length:0.00} %"),
                Text(wrong.Length),
                Text(unclear),
                $"{Count(thrown.Select(result => result.Outcomes[checker])).Failed}/{thrown.Length}",
                Text(alarms),
                Text(unclearRight),
                Text(right.Length),
                Text(Median(right.Select(static outcome => (double)outcome.Forward))),
                Text(right.Max(static outcome => outcome.Forward)),
                Median(right.Select(static outcome => outcome.Milliseconds)).ToString("0.00", CultureInfo.InvariantCulture),
                right.Max(static outcome => outcome.Milliseconds).ToString("0.0", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static (int Failed, int Unclear) Count(IEnumerable<Outcome> outcomes)
    {
        var (failed, unclear) = (0, 0);
        foreach (var outcome in outcomes)
        {
            failed += outcome.Verdict == Verdict.Fail ? 1 : 0;
            unclear += outcome.Verdict is Verdict.Inconclusive or Verdict.NotExercised ? 1 : 0;
        }

        return (failed, unclear);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}

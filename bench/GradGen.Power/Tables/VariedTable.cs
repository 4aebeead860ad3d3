using System.Globalization;
using System.Numerics;
using GradGen.Power.Checkers;
using GradGen.Power.Mutation;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>What GradGen finds in layers in which samples matter, and what it finds where nothing is.</summary>
internal static class VariedTable
{
    internal const string Note =
        """
        The layers of the second corpus have no attribute but [GradCheckable], and are checked on the samples that GradGen makes of them,
        as generated tests do. A mutant counts when a gradient differs from the original's in one of the settings that are written by
        hand beside each layer: other sizes, strides and choices, wide inputs, parameters of both signs, repeated labels. It is found when
        it fails and the layer without it passes. "announced" are survivors in whose report something is said to be not exercised.
        """;

    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    internal static Table Measure(Options options)
    {
        var table = new Table { Border = TableBorder.Markdown }.AddColumns(
            "arithmetic", "mutants found", "of", "inconclusive", "survivors", "announced", "throwing found", "false alarms", "inconclusive ", "of correct", "Forward calls", "at most", "ms", "at most ");
        var chunks = Chunks.Of(CorpusLayer.Varied, options);
        Add<double>(table, chunks, options);
        Add<float>(table, chunks, options);
        return table;
    }

    private static void Add<T>(Table table, (CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)[][] chunks, Options options)
        where T : struct, IFloatingPointIeee754<T>
    {
        var study = new VariedStudy<T>(options);
        Parallel.ForEach(chunks, AllCores, study.Run);
        table.AddRow(Row(study));
        var (broken, same) = (study.Mutants.Count(static result => result.Effect is null), study.Mutants.Count(static result => result.Effect == Effect.None));
        Console.WriteLine($"{Names.Of<T>()}: {chunks.Sum(static chunk => chunk.Length)} layers, {study.Mutants.Count} mutants, of which {broken} do not compile and {same} leave every gradient as it is.");
        if (study.Compared > 0)
            Console.WriteLine($"{study.Compared} components of the layers, in all settings, agree with plain two-sided differences.");
        if (options.Survivors)
            VariedSurvivors.Write(study);
    }

    private static string[] Row<T>(VariedStudy<T> study)
        where T : struct, IFloatingPointIeee754<T>
    {
        VariedResult[] wrong = [.. study.Mutants.Where(static result => result.Effect == Effect.Wrong)];
        VariedResult[] thrown = [.. study.Mutants.Where(static result => result.Effect == Effect.Throws)];
        Outcome[] right = [.. study.Seeds.Select(static result => result.Outcome)];
        Outcome[] survivors = [.. wrong.Where(static result => !result.IsFound).Select(static result => result.Outcome!.Value)];
        return
        [
            Names.Of<T>(),
            wrong.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * (wrong.Length - survivors.Length) / wrong.Length:0.00} %"),
            Text(wrong.Length),
            Text(survivors.Count(IsUnclear)),
            Text(survivors.Length),
            Text(survivors.Count(static outcome => Announced.In(outcome.Report).Any())),
            $"{Text(thrown.Count(static result => result.IsFound))} of {Text(thrown.Length)}",
            Text(right.Count(static outcome => outcome.Verdict == Verdict.Fail)),
            Text(right.Count(IsUnclear)),
            Text(right.Length),
            Text(Median(right.Select(static outcome => (double)outcome.Forward))),
            Text(right.Max(static outcome => outcome.Forward)),
            Median(right.Select(static outcome => outcome.Milliseconds)).ToString("0.00", CultureInfo.InvariantCulture),
            right.Max(static outcome => outcome.Milliseconds).ToString("0.0", CultureInfo.InvariantCulture),
        ];
    }

    private static bool IsUnclear(Outcome outcome) => outcome.Verdict is Verdict.Inconclusive or Verdict.NotExercised;

    private static string Text(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}

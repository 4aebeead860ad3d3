using System.Globalization;
using System.Numerics;
using GradGen.Power.Checkers;
using GradGen.Power.Mutation;
using GradGen.Power.Running;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>What each checker finds, and what it finds where nothing is.</summary>
internal static class PowerTable
{
    internal const string Note =
        """
        Every checker gets the same mutants, one mistake in the code that only Backward runs, at the point that GradGen draws for seed 1,
        and the same correct layers at the points of seeds 1, 2, 3 …. A mutant counts when a gradient differs from the original's at one of
        six points, on layers of up to three choices of free sizes, by more than rounding: in double by 1e-9 of the component and 1e-12 of
        the largest of its kind, in float by 1e-4 and 1e-5. One that throws everybody sees; it is counted apart. "(rule)" is a
        re-implementation of what the peer's sources do, with its defaults; masks are held still and penalties added for it.
        """;

    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    internal static Table Measure(Options options)
    {
        var table = new Table { Border = TableBorder.Markdown }.AddColumns(
            "arithmetic", "checker", "mutants found", "of", "inconclusive", "throwing found", "false alarms", "inconclusive ", "of correct", "Forward calls", "at most", "ms", "at most ");
        var chunks = Chunks.Of(CorpusLayer.All, options);
        Add<double>(table, chunks, options);
        Add<float>(table, chunks, options);
        return table;
    }

    private static void Add<T>(Table table, (CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)[][] chunks, Options options)
        where T : struct, IFloatingPointIeee754<T>
    {
        IReadOnlyList<Checker<T>> checkers = options.Alone
            ? [new GradGenChecker<T>()]
            : [new GradGenChecker<T>(), new TorchSlow<T>(), new TorchFast<T>(), new JaxCheckGrads<T>(), new ArticleLoop<T>(1e-3), new ArticleLoop<T>(1e-7)];
        var study = new Study<T>(options, checkers);
        Parallel.ForEach(chunks, AllCores, study.Run);
        for (var checker = 0; checker < checkers.Count; checker++)
            table.AddRow(Row(study, checkers[checker], checker));
        var (broken, same) = (study.Mutants.Count(static result => result.Effect is null), study.Mutants.Count(static result => result.Effect == Effect.None));
        Console.WriteLine($"{Names.Of<T>()}: {chunks.Sum(static chunk => chunk.Length)} layers, {study.Mutants.Count} mutants, of which {broken} do not compile and {same} leave every gradient as it is.");
        if (options.Survivors)
            SurvivorList.Write(study);
    }

    private static string[] Row<T>(Study<T> study, Checker<T> checker, int number)
        where T : struct, IFloatingPointIeee754<T>
    {
        Outcome[] wrong = [.. Of(Effect.Wrong)];
        Outcome[] thrown = [.. Of(Effect.Throws)];
        Outcome[] right = [.. study.Seeds.Select(result => result.Outcomes[number])];
        var found = wrong.Count(static outcome => outcome.Verdict == Verdict.Fail);
        return
        [
            Names.Of<T>(),
            checker.Name,
            wrong.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * found / wrong.Length:0.00} %"),
            Text(wrong.Length),
            Text(wrong.Count(IsUnclear)),
            $"{Text(thrown.Count(static outcome => outcome.Verdict == Verdict.Fail))} of {Text(thrown.Length)}",
            Text(right.Count(static outcome => outcome.Verdict == Verdict.Fail)),
            Text(right.Count(IsUnclear)),
            Text(right.Length),
            Text(Median(right.Select(static outcome => (double)outcome.Forward))),
            Text(right.Max(static outcome => outcome.Forward)),
            Median(right.Select(static outcome => outcome.Milliseconds)).ToString("0.00", CultureInfo.InvariantCulture),
            right.Max(static outcome => outcome.Milliseconds).ToString("0.0", CultureInfo.InvariantCulture),
        ];

        IEnumerable<Outcome> Of(Effect effect) => study.Mutants.Where(result => result.Effect == effect).Select(result => result.Outcomes[number]);
    }

    private static bool IsUnclear(Outcome outcome) => outcome.Verdict is Verdict.Inconclusive or Verdict.NotExercised;

    private static string Text(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}

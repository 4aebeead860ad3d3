using System.Globalization;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Power.Compiling;
using GradGen.Power.Exact;
using GradGen.Power.Mutation;
using Spectre.Console;

namespace GradGen.Power.Tables;

/// <summary>How far the exact check reaches, what it finds and where, and what it costs.</summary>
internal static class ExactTable
{
    internal const string Note =
        """
        The analyzer's own check over the styles of the tests, both corpora and the samples. A layer is reached where no run ended before
        the comparison. A statement is named by GG0401; first and among three are of the mistakes that were found, by what is named or, where
        nothing is, by suspicion. Of a statement that was dropped, the place is a statement beside it, or the loop or choice around, and
        a reason one that adds what makes all gradients right. Times are of the thread, the shortest of some runs after all layers have run, each
        with a machine of its own.
        """;

    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    internal static Table Measure(Options options)
    {
        var projects = ExactProject.Of(options);
        var right = RightLayers.Measure(projects, options.ExactSeeds);
        var written = WrittenMistakes(projects);
        var mechanical = new MechanicalMistakes();
        var chunks = new[] { ("first", CorpusLayer.All), ("varied", CorpusLayer.Varied) }.Where(corpus => options.Takes(corpus.Item1))
            .SelectMany(corpus => Chunks.Of(corpus.Item2, options));
        Parallel.ForEach(chunks, AllCores, mechanical.Run);
        Write(options, right, written, mechanical);
        var table = new Table { Border = TableBorder.Markdown }.AddColumns("what", "measured", "bar");
        foreach (var corpus in right.Layers.GroupBy(static layer => layer.Corpus))
        {
            table.AddRow(
                $"layers reached: {corpus.Key}",
                Of(corpus.Count(static layer => layer.Ended is null), corpus.Count()),
                corpus.Key == ExactProject.Styles ? "97 %" : string.Empty);
        }

        table.AddRow($"false warnings, {options.ExactSeeds} seeds", $"{right.FalseWarnings.Count}", "0");
        table.AddRow("mutants: verdict is the running check's", Of(mechanical.Agree, mechanical.Agree + mechanical.Differ.Count), "99 %");
        table.AddRow("mutants: ended", $"{mechanical.Ended.Count}", string.Empty);
        table.AddRow("// WRONG: found", Of(written.Wrong, written.Run), string.Empty);
        table.AddRow("// WRONG: statement named", Of(written.NamedThere, written.Run), "98 %");
        table.AddRow("// WRONG: first, among three", $"{Of(written.First, written.Wrong)}, {Of(written.AmongThree, written.Wrong)}", string.Empty);
        table.AddRow("mutants: statement first", Of(mechanical.Found.First, mechanical.Found.Wrong), "75 %");
        table.AddRow("mutants: statement among three", Of(mechanical.Found.AmongThree, mechanical.Found.Wrong), "90 %");
        table.AddRow("// WRONG: a reason is given", Of(written.Explained, written.Wrong), "65 %");
        table.AddRow("mutants: a reason is given", Of(mechanical.Found.Explained, mechanical.Found.Wrong), "65 %");
        table.AddRow(
            "reasons given of another statement",
            Of(written.ExplainedElsewhere + mechanical.Found.ExplainedElsewhere, written.Explained + mechanical.Found.Explained),
            "1 %");
        table.AddRow("fixes after which the running check passes", Of(mechanical.Fixes - mechanical.BadFixes.Count, mechanical.Fixes), "100 %");
        foreach (var (what, times, bar) in Times(right, written, mechanical))
        {
            double[] sorted = [.. times.Select(static time => time.Milliseconds).Order()];
            table.AddRow($"ms of {what}: median, 95 %, most", $"{Share(sorted, 0.5)}, {Share(sorted, 0.95)}, {Share(sorted, 1)}", bar);
        }

        return table;
    }

    private static Found WrittenMistakes(IReadOnlyList<ExactProject> projects)
    {
        var found = new Found();
        foreach (var project in projects.Where(static project => project.Corpus == ExactProject.Styles))
        {
            foreach (var mistake in WrittenMistake.In(project.Texts[0]))
            {
                var (complete, _) = Compiler.Generate([Compiler.Parse(mistake.Source, project.Name + ".cs")]);
                var results = ExactRun.Layers(complete).Select(static layer => (Layer: layer, Result: ExactRun.Check(layer))).ToArray();
                if (results.Length == 0)
                    continue;
                var (layer, result) = results.OrderBy(static one => one.Result.Wrong.Count == 0).First();
                var what = $"{project.Name}: {mistake.Text}";
                found.Take(
                    result,
                    mistake.IsMissing
                        ? statement => ExactRun.IsBeside(statement, new(mistake.Line, mistake.Column))
                        : statement => ExactRun.IsOn(statement, mistake.Line),
                    mistake.IsMissing,
                    what);
                if (result.Wrong.Count > 0)
                    found.Time(layer, what);
            }
        }

        return found;
    }

    private static IEnumerable<(string What, IReadOnlyList<(string Layer, double Milliseconds)> Times, string Bar)> Times(
        RightLayers right, Found written, MechanicalMistakes mechanical) =>
    [
        ("a right layer", right.Times, "2, 20, 100"),
        ("a // WRONG", written.Times, "-, -, 100"),
        ("a wrong mutant", mechanical.Found.Times, "-, -, 100"),
    ];

    private static void Write(Options options, RightLayers right, Found written, MechanicalMistakes mechanical)
    {
        List("What ended the runs of right layers", right.Layers.Where(static layer => layer.Ended is not null).GroupBy(static layer => layer.Ended!)
            .OrderByDescending(static group => group.Count())
            .Select(static group => $"{group.Count()}  {group.Key}: {string.Join(", ", group.Select(static layer => layer.Layer))}"));
        List("What ended the runs of mutants", mechanical.Ended.GroupBy(static reason => reason)
            .OrderByDescending(static group => group.Count()).Take(10).Select(static group => $"{group.Count()}  {group.Key}"));
        List("False warnings", right.FalseWarnings);
        List("Fixes after which the running check does not pass", mechanical.BadFixes);
        foreach (var (what, times, _) in Times(right, written, mechanical))
        {
            List($"The slowest, {what}", times.OrderByDescending(static time => time.Milliseconds).Take(8)
                .Select(static time => string.Create(CultureInfo.InvariantCulture, $"{time.Milliseconds:0.0} ms  {time.Layer}")));
        }

        List("// WRONG, not named on its line", written.Missed);
        List("Mutants of which the running check says something else", options.Survivors ? mechanical.Differ : []);
        List("Mutants not named on their line", options.Survivors ? mechanical.Found.Missed : []);
    }

    private static void List(string title, IEnumerable<string> lines)
    {
        if (lines.Any())
            Console.WriteLine($"{title}:\n  {string.Join("\n  ", lines)}\n");
    }

    private static string Of(int part, int whole) =>
        whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} % ({part} of {whole})");

    private static string Share(double[] sorted, double share) =>
        sorted.Length == 0 ? "-" : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))].ToString("0.0", CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Numerics;
using GradGen.Power;
using GradGen.Power.Checkers;
using GradGen.Power.Compiling;
using GradGen.Power.Mutation;
using GradGen.Power.Running;
using GradGen.Power.Tables;
using Spectre.Console;

var options = Options.Parse(args);
AnsiConsole.Profile.Width = 200;
if (options.Runs("mutants"))
{
    var table = PowerTable.Create();
    Measure<double>(table);
    Measure<float>(table);
    AnsiConsole.Write(table);
}

if (options.Runs("bugs"))
    AnsiConsole.Write(LinearBugTable.Measure(options));

if (options.Runs("places"))
    AnsiConsole.Write(LocalisationTable.Measure(options));
if (options.Runs("cost"))
    AnsiConsole.Write(CostTable.Measure(options));
if (options.Runs("causes"))
    AnsiConsole.Write(CauseTable.Measure(options));

void Measure<T>(Table table)
    where T : struct, IFloatingPointIeee754<T>
{
    var watch = Stopwatch.StartNew();
    IReadOnlyList<Checker<T>> checkers = options.Alone
        ? [new GradGenChecker<T>()]
        : [new GradGenChecker<T>(), new TorchSlow<T>(), new TorchFast<T>(), new JaxCheckGrads<T>(), new ArticleLoop<T>(1e-3), new ArticleLoop<T>(1e-7)];
    var study = new Study<T>(options, checkers);
    var corpus = Compiler.Compile(CorpusLayer.All.Select(static layer => layer.Parse()));
    var chunks = CorpusLayer.All
        .Where(layer => options.Layer is null || layer.Name.Contains(options.Layer, StringComparison.OrdinalIgnoreCase))
        .Select(layer => (layer, Sample(Mutator.Mutants(layer, corpus))))
        .Chunk(options.LayersAtOnce);
    Parallel.ForEach(chunks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, study.Run);
    PowerTable.Add(table, study, checkers);
    Console.WriteLine($"{typeof(T).Name}: {study.Mutants.Count} mutants, of which {study.Mutants.Count(static result => result.Effect is null)} do not compile and {study.Mutants.Count(static result => result.Effect == Effect.None)} leave the gradients as they are; {watch.Elapsed.TotalSeconds:0} s.");
    if (options.Survivors)
        SurvivorList.Write(study);
}

IReadOnlyList<Mutant> Sample(IReadOnlyList<Mutant> mutants)
{
    var step = Math.Max(1.0, (double)mutants.Count / options.MostMutants);
    return [.. Enumerable.Range(0, (int)(mutants.Count / step)).Select(i => mutants[(int)(i * step)])];
}

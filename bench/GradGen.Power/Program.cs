using GradGen.Power;
using GradGen.Power.Tables;
using Spectre.Console;

if (Options.Parse(args) is not { } options)
{
    Console.WriteLine(Options.Help);
    return 1;
}

AnsiConsole.Profile.Width = 240;

if (options.Takes("first"))
    Part("mutants", "Mutants and correct layers", PowerTable.Note, PowerTable.Measure);
if (options.Takes("varied"))
    Part("mutants", "The second corpus: layers in which samples matter", VariedTable.Note, VariedTable.Measure);
Part("bugs", "A dense layer n×n, batch 8, double: random data sets in which a bug is found", LinearBugTable.Note, LinearBugTable.Measure);
Part("places", "Localisation", "The same layer, one wrong entry: whether the report names that component and no other.", LocalisationTable.Measure);
Part("causes", "Explanation", "Mistakes that people make: whether the cause that the report names first is the right one.", CauseTable.Measure);
Part("exact", "The exact gradient, while you type", ExactTable.Note, ExactTable.Measure);
Part("cost", "Cost", "The whole check beside calls of Forward and Backward by themselves, in the same run.", CostTable.Measure);
return 0;

void Part(string name, string title, string note, Func<Options, Table> measure)
{
    if (!options.Runs(name))
        return;
    var watch = System.Diagnostics.Stopwatch.StartNew();
    var table = measure(options);
    Console.WriteLine($"## {title}\n\n{note}");
    AnsiConsole.Write(table);
    Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s\n");
}

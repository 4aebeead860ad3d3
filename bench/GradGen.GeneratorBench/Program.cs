using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GradGen.GeneratorBench;
using Microsoft.CodeAnalysis.CSharp;

// Each generator is measured in a process of its own, so that none profits from code that another has warmed up.
const string Child = "--measure";
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Contains("--quick") ? BenchOptions.Quick : new BenchOptions();
if (args.Contains("--analyzers"))
{
    AnalyzerTable.Print(options.ForAnalyzers);
    return 0;
}

if (args.SkipWhile(argument => argument != Child).Skip(1).FirstOrDefault() is { } name)
{
    var contestant = Contestant.All.Single(contestant => contestant.Name == name);
    foreach (var scenario in Scenario.All)
        Console.WriteLine(JsonSerializer.Serialize(Measurement.Take(contestant, scenario, options)));
    return 0;
}

Console.WriteLine($"Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}, .NET {Environment.Version}, {Environment.ProcessorCount} processors");
Console.WriteLine($"{options.Types} annotated types in files of their own beside {options.Unrelated} unrelated files; medians of {options.Iterations} runs");
Console.WriteLine($"ms: {(ThreadClock.IsProcessorTime ? "processor time of the thread" : "time passed")} in RunGenerators; × floor: against the floor in turns with it, on the layers");
Console.WriteLine();
Console.WriteLine("| generator | scenario | ms | MB | × floor | outputs redone |");
Console.WriteLine("|---|---|--:|--:|--:|--:|");
var broken = new List<string>();
foreach (var contestant in Contestant.All)
{
    if (Measure(contestant) is not { } measurements)
    {
        broken.Add($"{contestant.Name} could not be measured");
        continue;
    }

    foreach (var cell in measurements)
    {
        Console.WriteLine($"| {contestant.Name} | {cell.Scenario} | {cell.Milliseconds:F1} | {cell.Megabytes:F1} | {cell.Milliseconds / cell.FloorMilliseconds:F2} | {cell.Redone} of {cell.Outputs} |");
        if (contestant.Name == Contestant.Ours)
        {
            Console.WriteLine($"| floor beside it | {cell.Scenario} | {cell.FloorMilliseconds:F1} | {cell.FloorMegabytes:F1} | 1 | |");
            if (!cell.KeepsBar)
                broken.Add($"{cell.Scenario} redoes {cell.Redone} outputs instead of {cell.Bar}");
        }
    }
}

foreach (var line in broken)
    Console.WriteLine($"Broken: {line}.");
return broken.Count == 0 ? 0 : 1;

List<Measurement>? Measure(Contestant contestant)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, [.. args, Child, contestant.Name]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    process.WaitForExit();
    return process.ExitCode == 0 ? [.. lines.Select(line => JsonSerializer.Deserialize<Measurement>(line)!)] : null;
}

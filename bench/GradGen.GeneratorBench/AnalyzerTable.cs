namespace GradGen.GeneratorBench;

/// <summary>The table of <c>--analyzers</c>.</summary>
internal static class AnalyzerTable
{
    internal static void Print(BenchOptions options)
    {
        Console.WriteLine($"All of GradGen's analyzers together, and one of the SDK, over {options.Types} layers, {options.Unrelated} unrelated files and what is generated; medians of {options.Iterations} runs");
        Console.WriteLine("ms: processor time for one compilation with them, on one thread; × compiler: against an analyzer that does nothing; own ms: time passed in the analyzers' own code");
        Console.WriteLine();
        Console.WriteLine("| analyzers | ms | MB | × compiler | own ms | reported |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        var measurements = AnalyzerMeasurement.Take(options);
        foreach (var cell in measurements)
            Console.WriteLine($"| {cell.Name} | {cell.Milliseconds:F0} | {cell.Megabytes:F1} | {cell.Milliseconds / measurements[0].Milliseconds:F2} | {cell.OwnMilliseconds:F0} | {cell.Reported} |");
        var (ours, theirs) = (measurements[1], measurements[2]);
        Console.WriteLine();
        Console.WriteLine($"{ours.Name} / {theirs.Name}: {ours.Milliseconds / theirs.Milliseconds:F2} of the compilation, {ours.OwnMilliseconds / theirs.OwnMilliseconds:F2} of their own code.");
    }
}

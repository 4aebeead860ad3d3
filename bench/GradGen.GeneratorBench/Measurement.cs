using System.Diagnostics;

namespace GradGen.GeneratorBench;

/// <summary>One cell pair of the table: a generator in a scenario, and the floor in turns with it in the same process.</summary>
internal sealed record Measurement(string Scenario, double Milliseconds, double Megabytes, double FloorMilliseconds, double FloorMegabytes, int Redone, int Outputs, int? Bar)
{
    internal bool KeepsBar => Bar is null || Redone == Bar;

    internal static Measurement Take(Contestant contestant, Scenario scenario, BenchOptions options)
    {
        var measured = new Lane(contestant, scenario, options);
        var floor = new Lane(Contestant.Floor, scenario, options);
        var started = Stopwatch.GetTimestamp();
        for (var run = 0; run < options.WarmUp || Stopwatch.GetElapsedTime(started).TotalSeconds < options.WarmUpSeconds; run++)
        {
            measured.Run();
            floor.Run();
        }

        measured.Forget();
        floor.Forget();
        for (var run = 0; run < options.Iterations; run++)
        {
            measured.Run();
            floor.Run();
        }

        var (redone, outputs) = Redo.Count(contestant, scenario, options);
        return new Measurement(scenario.Name, Median(measured.Times), Median(measured.Sizes), Median(floor.Times), Median(floor.Sizes), redone, outputs, scenario.Bar);
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

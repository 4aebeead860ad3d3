using Microsoft.CodeAnalysis;

namespace GradGen.GeneratorBench;

/// <summary>The timed runs of one generator in one scenario. Only the generator driver is timed, not parsing and not edits.</summary>
internal sealed class Lane
{
    private readonly Contestant _contestant;
    private readonly Scenario _scenario;
    private readonly Workload _work;
    private GeneratorDriver _driver;

    internal Lane(Contestant contestant, Scenario scenario, BenchOptions options)
    {
        (_contestant, _scenario) = (contestant, scenario);
        _work = new Workload(contestant.Template, options);
        _driver = scenario.Start(contestant, _work);
    }

    internal List<double> Times { get; } = [];

    internal List<double> Sizes { get; } = [];

    internal void Run()
    {
        var driver = _scenario.Continue(_contestant, _driver);
        var compilation = _scenario.Next(_work);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = ThreadClock.Milliseconds;
        _driver = driver.RunGenerators(compilation);
        Times.Add(ThreadClock.Milliseconds - time);
        Sizes.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1048576.0);
    }

    internal void Forget()
    {
        Times.Clear();
        Sizes.Clear();
    }
}

using Microsoft.CodeAnalysis;

namespace GradGen.GeneratorBench;

/// <summary>Counts the outputs that a scenario makes a generator write again, in runs that are not timed.</summary>
internal static class Redo
{
    internal static (int Redone, int Outputs) Count(Contestant contestant, Scenario scenario, BenchOptions options)
    {
        var work = new Workload(contestant.Template, options);
        var driver = scenario.Start(contestant, work, track: true)
            .RunGeneratorsAndUpdateCompilation(scenario.Next(work), out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new InvalidOperationException($"{contestant.Name} threw.", exception);
        if (result.GeneratedSources.IsEmpty)
            throw new InvalidOperationException($"{contestant.Name} generated nothing.");
        if (output.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"{contestant.Name}: {error}");

        var reasons = result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(step => step.Reason).ToArray();
        return (reasons.Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified), reasons.Length);
    }
}

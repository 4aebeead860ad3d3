using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What a generator does again after a change, from the reasons that Roslyn records for each step.</summary>
internal static class Incrementality
{
    /// <summary>Runs GradGen's generator on a project, and again after an edit.</summary>
    internal static IncrementalEdit Edit(TestProject before, Func<TestProject, TestProject> edit) => Edit(before, edit, [.. GradGenAssembly.CreateGenerators()]);

    /// <summary>Runs generators on a project, and again after an edit.</summary>
    internal static IncrementalEdit Edit(TestProject before, Func<TestProject, TestProject> edit, params IIncrementalGenerator[] generators)
    {
        var after = edit(before);
        var run = GeneratorTest.Start(before, generators);
        return new IncrementalEdit(run.Driver
            .WithUpdatedParseOptions(after.ParseOptions)
            .WithUpdatedAnalyzerConfigOptions(new BuildProperties(after.Properties))
            .RunGenerators(after.Compile(run.Input)));
    }

    /// <summary>A second run on the same code has to find every step as it was, and no step may carry what can never be equal.</summary>
    internal static void AssertNothingRedone(GeneratorDriver second)
    {
        foreach (var result in second.GetRunResult().Results)
        {
            var steps = PipelineSteps.OfAuthor(result);
            var forbidden = steps.SelectMany(step => step.Outputs.SelectMany(output => ForbiddenObjects.In(output.Value, Name(step)))).Distinct().ToArray();
            if (forbidden.Length > 0)
                Assert.Fail("The pipeline carries objects of the compilation:\n" + string.Join("\n", forbidden.Take(20)));

            var redone = steps.Where(step => step.Outputs.Any(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
            var list = redone.Select(step => $"{Name(step)}: {string.Join(", ", step.Outputs.Select(output => output.Reason))}").Distinct().ToArray();
            if (list.Length > 0)
                Assert.Fail("Steps are redone although nothing changed:\n" + string.Join("\n", list));
        }
    }

    private static string Name(IncrementalGeneratorRunStep step) => step.Name ?? "(step without a name)";
}

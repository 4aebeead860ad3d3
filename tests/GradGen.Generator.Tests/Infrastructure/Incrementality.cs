using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What a generator does again after a change, from the reasons that Roslyn records for each step.</summary>
internal static class Incrementality
{
    /// <summary>Runs GradGen's generator on a project, and again after an edit.</summary>
    internal static IncrementalEdit Edit(TestProject before, Func<TestProject, TestProject> edit) => Edit(before, edit, [.. GradGenAssembly.CreateGenerators()]);

    /// <summary>Runs generators on a project, and again after an edit, which has to give what a run from nothing gives.</summary>
    internal static IncrementalEdit Edit(TestProject before, Func<TestProject, TestProject> edit, params IIncrementalGenerator[] generators)
    {
        var after = edit(before);
        var run = GeneratorTest.Start(before, generators);
        var driver = run.Driver.WithUpdatedParseOptions(after.ParseOptions);
        if (after.Properties != before.Properties)
            driver = driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(after.Properties));
        var edited = driver.RunGenerators(after.Compile(run.Input));
        AssertSame(GeneratorTest.Start(after, generators).Driver, edited);
        return new IncrementalEdit(edited);
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

    // What is remembered from before the edit must not show: from nothing, the same comes out.
    private static void AssertSame(GeneratorDriver afresh, GeneratorDriver edited) =>
        Assert.Equal(Sources(afresh), Sources(edited));

    private static Dictionary<string, string> Sources(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString());
}

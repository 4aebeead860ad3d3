using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Runs the generator over a project. What has to hold of every run is asserted here, so that no test can forget it.</summary>
public static class GeneratorTest
{
    /// <summary>Runs GradGen's generator.</summary>
    public static GeneratorRun Run(TestProject project) => Run(project, [.. GradGenAssembly.CreateGenerators()]);

    /// <summary>Runs the given generators.</summary>
    public static GeneratorRun Run(TestProject project, params IIncrementalGenerator[] generators)
    {
        var run = Start(project, generators);
        GeneratedCode.AssertFits(run);
        Incrementality.AssertNothingRedone(run.Driver.RunGenerators(run.Input.Clone()));
        // With every file read anew, models have to be equal by value; what is kept for a tree or a node does not help.
        Incrementality.AssertNothingRedone(run.Driver.RunGenerators(project.Compile()));
        return run;
    }

    /// <summary>Runs the given generators once, with its steps recorded and none of the checks on the code.</summary>
    internal static GeneratorRun Start(TestProject project, params IIncrementalGenerator[] generators)
    {
        var input = project.Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()),
            parseOptions: project.ParseOptions,
            optionsProvider: new BuildProperties(project.Properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new GeneratorRun(project, driver, input, (CSharpCompilation)output);
    }
}

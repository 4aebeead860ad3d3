using Xunit;

namespace GradGen.Package.Tests;

/// <summary>
/// Frameworks and versions beside those of the guide's first page, with package references and not a line of code: built
/// once, together, and each run as its own runner wants it.
/// </summary>
public sealed class NewerFrameworkTests(PackedPackage package)
{
    private static readonly string[] Passed =
    [
        "DenseGradCheckTests.Forward_and_Backward_run", "DenseGradCheckTests.Gradient_of_biases", "DenseGradCheckTests.Gradient_of_weights", "DenseGradCheckTests.Gradient_of_x",
        "MistakenGradCheckTests.Forward_and_Backward_run", "MistakenGradCheckTests.Gradient_of_weights", "MistakenGradCheckTests.Gradient_of_x",
    ];

    [Fact]
    public void The_newest_versions_and_TUnit_run_the_tests()
    {
        var folder = package.NewFolder("newer");
        var (right, wrong) = FirstPage.Mistake;
        var dense = FirstPage.FileOf("Layers/Dense.cs");
        Write(folder, "Layers/Layers.csproj", FirstPage.FileOf("Layers/Layers.csproj"));
        Write(folder, "Layers/Dense.cs", dense);
        Write(folder, "Layers/Mistaken.cs", dense.Replace("class Dense", "class Mistaken", StringComparison.Ordinal).Replace(right, wrong, StringComparison.Ordinal));
        Write(folder, "Layers/Unfinished.cs", "[GradGen.GradCheckable] public partial class Unfinished { public double[] Forward(double[] x) => x; }");
        Write(folder, "XunitV3.4/Tests.XunitV3.4.csproj", FirstPage.ProjectOf("xUnit v3").Replace("\"xunit.v3\" Version=\"3.2.2\"", "\"xunit.v3\" Version=\"4.0.2\"", StringComparison.Ordinal));
        Write(folder, "NUnit.5/Tests.NUnit.5.csproj", FirstPage.ProjectOf("NUnit 4").Replace("\"NUnit\" Version=\"4.4.0\"", "\"NUnit\" Version=\"5.0.0\"", StringComparison.Ordinal));
        Write(folder, "MSTest.4/Tests.MSTest.4.csproj", FirstPage.ProjectOf("MSTest 3").Replace("3.8.3", "4.5.3", StringComparison.Ordinal));
        Write(folder, "TUnit/Tests.TUnit.csproj", FirstPage.ProjectOf("TUnit"));
        // A test of their own, to see that both are found.
        Write(folder, "TUnit/Own.cs", "public class Own { [TUnit.Core.Test] public void Passes() { } }");
        Write(folder, "All.slnx", $"""
            <Solution>
            {string.Concat(Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(file => $"  <Project Path=\"{Path.GetRelativePath(folder, file)}\" />\n"))}</Solution>
            """);
        package.Dotnet(folder, "build", "All.slnx").Succeeds();

        Shows(Run(folder, "NUnit.5", "test", "NUnit.5", "--no-build", "--logger", "trx"));
        Shows(Run(folder, "MSTest.4", "test", "MSTest.4", "--no-build", "--logger", "trx"));
        // xUnit's own file of results leaves out what passing tests wrote.
        Run(folder, "XunitV3.4", "run", "--project", "XunitV3.4", "--no-build", "--", "-result-trx", Path.Combine(folder, "XunitV3.4", "results.trx"));
        string[] tunit = ["run", "--project", "TUnit", "--no-build", "--", "--report-trx", "--results-directory", Path.Combine(folder, "TUnit")];
        Shows(Run(folder, "TUnit", [.. tunit, "--treenode-filter", "/*/*/*/*[Category=GradCheck]"]));
        Assert.NotEqual(0, package.Dotnet(folder, tunit).ExitCode);
        Assert.Equal(["Own.Passes"], TestResult.Read(Path.Combine(folder, "TUnit")).Select(static result => result.Name).Where(static name => !name.Contains("GradCheckTests", StringComparison.Ordinal)));
    }

    private TestResult[] Run(string folder, string project, params string[] command)
    {
        var run = package.Dotnet(folder, command);

        Assert.True(run.ExitCode != 0, run.Output);
        var results = TestResult.Read(Path.Combine(folder, project));
        Assert.Equal(Passed, results.Where(static result => result.Outcome == "Passed").Select(static result => result.Name));
        var failed = Assert.Single(results, static result => result.Outcome == "Failed");
        Assert.Equal("MistakenGradCheckTests.Gradient_of_biases", failed.Name);
        Assert.Contains("_biases[2]", failed.Message);
        var skipped = Assert.Single(results, static result => result.Outcome is not ("Passed" or "Failed"));
        Assert.Equal("UnfinishedGradCheckTests.Forward_and_Backward_run", skipped.Name);
        return results;
    }

    private static void Shows(TestResult[] results) =>
        Assert.Contains("Dense(inputs 3, outputs 4), double, seed 1: PASS", results.Single(static result => result.Name == Passed[0]).Output);

    private void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal));
    }
}

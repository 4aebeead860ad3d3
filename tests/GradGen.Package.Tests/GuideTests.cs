using System.Text.RegularExpressions;
using Xunit;

namespace GradGen.Package.Tests;

/// <summary>The guide's first page, followed in an empty folder with the packed package.</summary>
public sealed partial class GuideTests(PackedPackage package)
{
    private static readonly string[] Tests = ["Forward_and_Backward_run", "Gradient_of_biases", "Gradient_of_weights", "Gradient_of_x"];

    [Fact]
    public void It_has_a_project_for_each_framework() =>
        Assert.Equal(["xUnit v3", "xUnit v2", "NUnit 4", "MSTest 3"], FirstPage.Frameworks);

    [Fact]
    public void Its_versions_are_those_that_are_tested()
    {
        var central = Version().Matches(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"))).ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value);
        central.Add("GradGen", Repository.Version);

        Assert.All(
            FirstPage.Frameworks.Append("TUnit").Select(FirstPage.ProjectOf).Append(FirstPage.FileOf("Layers/Layers.csproj")).SelectMany(static project => Version().Matches(project)),
            reference => Assert.Equal(central[reference.Groups[1].Value], reference.Groups[2].Value));
    }

    /// <summary>All four at once: a build and a run for each costs four times as much and shows no more.</summary>
    [Fact]
    public void Its_tests_pass_and_its_mistake_fails_one_of_them_with_each_framework()
    {
        var root = package.NewFolder("guide");
        var folders = FirstPage.Frameworks.Select(framework => Path.Combine(root, framework)).ToArray();
        foreach (var folder in folders)
        {
            FirstPage.Write(folder, Path.GetFileName(folder), package.Version);
            package.CopyFeed(Path.Combine(folder, "feed"));
        }

        Parallel.ForEach(folders, new ParallelOptions { MaxDegreeOfParallelism = 2 }, folder => FollowTheRest(folder));
    }

    private void FollowTheRest(string folder)
    {
        var right = package.Dotnet(folder, [.. FirstPage.Command, "--logger", "trx"]).Succeeds();
        Assert.DoesNotContain("warning GG", right.Output);
        Assert.All(TestResult.Read(folder), static result => Assert.Equal("Passed", result.Outcome));
        Assert.Equal(Tests.Select(static test => "DenseGradCheckTests." + test), TestResult.Read(folder).Select(static result => result.Name));
        Assert.Contains("Dense(inputs 3, outputs 4), double, seed 1: PASS", TestResult.Read(folder)[0].Output);

        var (rightLine, wrongLine) = FirstPage.Mistake;
        var layer = Path.Combine(folder, "Layers", "Dense.cs");
        Assert.Contains(rightLine, File.ReadAllText(layer));
        File.WriteAllText(layer, File.ReadAllText(layer).Replace(rightLine, wrongLine, StringComparison.Ordinal));
        var reports = Path.Combine(folder, "reports");
        var wrong = package.Dotnet(folder, new Dictionary<string, string> { ["GRADGEN_REPORT"] = reports }, [.. FirstPage.Command, "--logger", "trx", "--no-restore", "--filter", FirstPage.FilterOf(Path.GetFileName(folder))]);

        Assert.True(wrong.ExitCode != 0, wrong.Output);
        Assert.Equal(Tests.Length, TestResult.Read(folder).Length);
        var failed = Assert.Single(TestResult.Read(folder), static result => result.Outcome != "Passed");
        Assert.Equal("DenseGradCheckTests.Gradient_of_biases", failed.Name);
        Assert.Contains("_biases[2]", failed.Message);
        Assert.Equal(["Dense-1.html", "Dense-1.json", "Dense-1.md", "Dense-1.txt", "index.html"], Directory.GetFiles(reports).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("(?:PackageReference|PackageVersion) Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex Version();
}

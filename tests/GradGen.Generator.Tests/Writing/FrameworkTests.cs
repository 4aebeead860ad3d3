using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>Which framework a project's tests are for, and how these get on with what else is there.</summary>
public class FrameworkTests
{
    /// <summary>A test is written once, whatever is referenced. Two xUnits at once leave their names ambiguous.</summary>
    [Theory]
    [InlineData(TestFramework.XunitV3 | TestFramework.NUnit | TestFramework.MSTest, "Xunit.Fact")]
    [InlineData(TestFramework.XunitV2 | TestFramework.MSTest, "Xunit.Fact")]
    [InlineData(TestFramework.NUnit | TestFramework.MSTest, "NUnit.Framework.Test")]
    [InlineData(TestFramework.XunitV2 | TestFramework.XunitV3 | TestFramework.NUnit, "NUnit.Framework.Test")]
    [InlineData(TestFramework.MSTest | TestFramework.TUnit, "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod")]
    public void Of_several_frameworks_the_first_has_the_tests(TestFramework frameworks, string test)
    {
        var run = GeneratorTest.Run(new TestProject(LayerSources.Dense) { Framework = frameworks });

        Assert.Equal(2, run.Sources.Length);
        Assert.Equal(4, run.Source("DenseGradCheckTests").Split($"[global::{test}]").Length - 1);
    }

    /// <summary>TUnit's own generator does not see what another one writes, so it is told to look by reflection; once, and where there is something to find.</summary>
    [Theory]
    [InlineData("", "", "auto", 3)]
    [InlineData("[assembly: TUnit.Core.ReflectionMode]", "", "auto", 2)]
    [InlineData("using TUnit.Core; [assembly: ReflectionModeAttribute]", "", "auto", 2)]
    [InlineData("", "", "none", 1)]
    [InlineData("", "class Empty { }", "auto", 0)]
    public void TUnit_is_told_to_find_tests_by_reflection(string own, string instead, string tests, int files)
    {
        var run = GeneratorTest.Run(new TestProject(own, instead.Length > 0 ? instead : LayerSources.Dense) { Framework = TestFramework.TUnit }.With("GradGenTests", tests));

        Assert.Equal(files, run.Sources.Length);
        Assert.Equal(files == 3 ? 1 : 0, run.Sources.Count(static source => source.SourceText.ToString().Contains("[assembly: global::TUnit.Core.ReflectionModeAttribute]", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_versions_of_one_framework_have_no_tests() =>
        Assert.Single(GeneratorTest.Run(new TestProject(LayerSources.Dense) { Framework = TestFramework.XunitV2 | TestFramework.XunitV3 }).Sources);

    [Fact]
    public void A_framework_behind_an_extern_alias_cannot_be_named() =>
        Assert.Equal(2, GeneratorTest.Run(new TestProject(LayerSources.Dense)
        {
            Framework = TestFramework.NUnit,
            Others = [.. References.Of(TestFramework.XunitV3).Select(reference => reference.WithAliases(["third"]))],
        }).Source("DenseGradCheckTests").Split("TestFixture").Length);

    [Theory]
    [InlineData(TestFramework.XunitV2, "xunit.v3.common.dll", "_output.WriteLine(report)")]
    [InlineData(TestFramework.XunitV2, "xunit.v3.assert.dll", "_output.WriteLine(report)")]
    [InlineData(TestFramework.XunitV3, null, "global::Xunit.TestContext.Current.TestOutputHelper?.WriteLine(report)")]
    public void Parts_of_the_other_xUnit_do_not_matter(TestFramework framework, string? other, string output)
    {
        var project = new TestProject(LayerSources.Dense)
        {
            Framework = framework,
            Others = other is null ? [.. References.Of(TestFramework.XunitV2).Where(reference => reference.Display!.EndsWith("xunit.abstractions.dll", StringComparison.Ordinal))] : [References.OfFile(other)],
        };

        Assert.Single(project.Others);
        Assert.Contains(output, GeneratorTest.Run(project).Source("DenseGradCheckTests"));
        GeneratedTests.Pass(project);
    }

    /// <summary>What a library needs for itself, and does not pass on, is no framework of the project.</summary>
    [Fact]
    public void A_framework_that_only_a_library_references_brings_no_tests()
    {
        var helper = new TestLibrary(new TestProject("public class Helper { [Xunit.Fact] public void Is_a_test() { } }") { Name = "Helper", Framework = TestFramework.XunitV3 });
        var project = new TestProject(LayerSources.Dense) { Libraries = [helper] };

        Assert.Single(GeneratorTest.Run(project).Sources);
        // As a package passes it on.
        Assert.Equal(2, GeneratorTest.Run(project with { Framework = TestFramework.XunitV3 }).Sources.Length);
    }

    [Theory]
    [InlineData(TestFramework.XunitV2, "[assembly: Xunit.CollectionBehavior(MaxParallelThreads = -1)]")]
    [InlineData(TestFramework.XunitV3, "[assembly: Xunit.CollectionBehavior(MaxParallelThreads = -1)]")]
    [InlineData(TestFramework.NUnit, "[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.All), NUnit.Framework.FixtureLifeCycle(NUnit.Framework.LifeCycle.InstancePerTestCase)]")]
    [InlineData(TestFramework.MSTest, "[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.Parallelize(Scope = Microsoft.VisualStudio.TestTools.UnitTesting.ExecutionScope.MethodLevel)]")]
    public void Tests_that_run_at_once_share_one_check(TestFramework framework, string parallel)
    {
        var counting = LayerSources.Dense.Replace("private double[] _x = [];", "private double[] _x = []; public static int Calls;", StringComparison.Ordinal)
            .Replace("_x = x;", "_x = x; System.Threading.Interlocked.Increment(ref Calls);", StringComparison.Ordinal);
        var project = new TestProject(counting, parallel) { Framework = framework };

        Assert.Contains("Increment(ref Calls)", counting);
        Assert.Equal(Calls(project, atOnce: false), Calls(project, atOnce: true));
    }

    [Theory]
    [InlineData("namespace App { public class DenseGradCheckTests { } }")]
    [InlineData("namespace App { public interface DenseGradCheckTests { } }")]
    [InlineData("namespace App { delegate void DenseGradCheckTests(); }")]
    [InlineData("namespace App { public partial class DenseGradCheckTests { } } namespace App { public partial class DenseGradCheckTests { } }")]
    [InlineData("namespace App.DenseGradCheckTests { public class More { } }")]
    public void A_name_that_the_project_has_is_left_to_it(string own)
    {
        var outcomes = GeneratedTests.Run(new TestProject(LayerSources.Dense, own));

        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.StartsWith("DenseGradCheckTests_2.", outcome.Key));
        Assert.All(outcomes.Values, Assert.Null);
    }

    [Theory]
    [InlineData("namespace Other { public class DenseGradCheckTests { } }")]
    [InlineData("namespace App { public class DenseGradCheckTests<T> { } }")]
    [InlineData("namespace App { public class Around { public class DenseGradCheckTests { } } }")]
    public void A_name_that_does_not_meet_is_kept(string own) =>
        Assert.All(GeneratedTests.Run(new TestProject(LayerSources.Dense, own)), outcome => Assert.StartsWith("DenseGradCheckTests.", outcome.Key));

    private static int Calls(TestProject project, bool atOnce)
    {
        using var loaded = GeneratedTests.Load(project);
        var outcomes = GeneratedTests.Run(loaded, atOnce);
        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes.Values, Assert.Null);
        return (int)loaded.Type("App.Dense").GetField("Calls")!.GetValue(null)!;
    }
}

using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>A test project has tests for the layers of the libraries it references, of which it sees the metadata alone.</summary>
public class ReferencedLayersTests
{
    private const string Methods = """
        private readonly double[] _w = { 1, 2, 3 }, _dw = new double[3];
        private double[] _x = new double[0];
        public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i]; return y; }
        public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
        """;

    private const string Library = $$"""
        using GradGen;
        namespace Lib
        {
            [GradCheckable] public partial class Shown { {{Methods}} }
            [GradCheckable] internal partial class Inner { {{Methods}} }
            public partial class Outer
            {
                [GradCheckable] private partial class Hidden { {{Methods}} }
            }
            [GradCheckable, GradCheckSample(TypeArguments = new[] { typeof(Key) })] public partial class Generic<T> { {{Methods}} }
            internal struct Key { }
            [GradCheckable, GradCheckSample(TypeArguments = new[] { typeof(System.Uri) }), GradCheckSample(TypeArguments = new[] { typeof(System.Collections.Generic.Dictionary<int[], Key[,]>[]) })]
            public partial class Far<T> { {{Methods}} }
            [GradCheckable] public abstract partial class Abstract { }
        }
        """;

    private static readonly string[] Tests =
    [
        "FarGradCheckTests", "FarSample2GradCheckTests", "GenericGradCheckTests", "InnerGradCheckTests", "OuterHiddenGradCheckTests", "ShownGradCheckTests",
    ];

    [Theory]
    [InlineData(LibraryKind.Image, TestFramework.XunitV2)]
    [InlineData(LibraryKind.Image, TestFramework.XunitV3)]
    [InlineData(LibraryKind.Image, TestFramework.NUnit)]
    [InlineData(LibraryKind.Image, TestFramework.MSTest)]
    [InlineData(LibraryKind.Compilation, TestFramework.XunitV3)]
    public void Each_layer_has_its_tests_and_they_run(LibraryKind kind, TestFramework framework)
    {
        var project = new TestProject("class Empty { }") { Framework = framework, Libraries = [new TestLibrary(new TestProject(Library) { Name = $"Lib{kind}{framework}" }, kind)] };

        var outcomes = GeneratedTests.Run(project);

        Assert.Equal(Tests, outcomes.Keys.Select(test => test[..test.IndexOf('.', StringComparison.Ordinal)]).Distinct());
        Assert.All(outcomes, outcome => Assert.True(outcome.Value is null, $"{outcome.Key}: {outcome.Value}"));
        Assert.Equal(3 * Tests.Length, outcomes.Count);
    }

    [Fact]
    public void A_mistake_in_a_library_fails_in_the_test_project()
    {
        var library = new TestLibrary(new TestProject(Library.Replace("partial class Inner { ", "partial class Inner { /*", StringComparison.Ordinal)
            .Replace("/*" + Methods, Methods.Replace("dx[i] = dy[i]", "dx[i] = -dy[i]", StringComparison.Ordinal), StringComparison.Ordinal))
        { Name = "Wrong" });

        GeneratedTests.Fail(new TestProject("class Empty { }") { Libraries = [library] }, "InnerGradCheckTests.Gradient_of_x");
    }

    [Fact]
    public void Two_libraries_may_have_a_layer_of_the_same_name()
    {
        var source = $"namespace App {{ [GradGen.GradCheckable] public partial class Twin {{ {Methods} }} }}";
        var project = new TestProject("class Empty { }")
        {
            Libraries = [new TestLibrary(new TestProject(source) { Name = "TwinsOne" }), new TestLibrary(new TestProject(source) { Name = "TwinsTwo" })],
        };

        Assert.Equal(["TwinGradCheckTests", "TwinGradCheckTests_2"], Classes(project));
        Assert.Equal(["TwinGradCheckTests", "TwinGradCheckTests_2", "TwinGradCheckTests_3"], Classes(project with { Sources = [source] }));
    }

    [Theory]
    [InlineData("[GradGen.GradCheckable] public partial class One { METHODS } [GradGen.GradCheckable, GradGen.GradCheckSample(TypeArguments = new[] { typeof(int) })] public partial class One<T> { METHODS }", "OneGradCheckTests", "OneGradCheckTests_2")]
    [InlineData("public partial class Out { [GradGen.GradCheckable] public partial class In { METHODS } } [GradGen.GradCheckable] public partial class OutIn { METHODS }", "OutInGradCheckTests", "OutInGradCheckTests_2")]
    [InlineData("[GradGen.GradCheckable, GradGen.GradCheckSample, GradGen.GradCheckSample] public partial class Two { METHODS } [GradGen.GradCheckable] public partial class TwoSample2 { METHODS }", "TwoGradCheckTests", "TwoSample2GradCheckTests", "TwoSample2GradCheckTests_2")]
    [InlineData("[GradGen.GradCheckable] public partial class Case { METHODS } [GradGen.GradCheckable] public partial class CASE { METHODS }", "CASEGradCheckTests_2", "CaseGradCheckTests")]
    public void Two_layers_of_a_project_may_have_names_that_meet(string source, params string[] classes) =>
        Assert.Equal(classes, Classes(source.Replace("METHODS", Methods, StringComparison.Ordinal)));

    [Fact]
    public void None_are_written_where_none_are_wanted()
    {
        var library = new TestLibrary(new TestProject(Library) { Name = "Unwanted" });
        var project = new TestProject("class Empty { }") { Framework = TestFramework.XunitV3, Libraries = [library] };

        Assert.NotEmpty(GeneratorTest.Run(project).Sources);
        Assert.Empty(GeneratorTest.Run(project.With("GradGenTests", "none")).Sources);
        Assert.Empty(GeneratorTest.Run(project with { Framework = TestFramework.None }).Sources);
    }

    private static IEnumerable<string> Classes(TestProject project)
    {
        var outcomes = GeneratedTests.Run(project);
        Assert.All(outcomes.Values, Assert.Null);
        return outcomes.Keys.Select(test => test[..test.IndexOf('.', StringComparison.Ordinal)]).Distinct();
    }
}

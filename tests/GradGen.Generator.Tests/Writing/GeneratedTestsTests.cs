using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>The generated tests find a mistake in exactly the block where it is.</summary>
public class GeneratedTestsTests
{
    [Theory]
    [InlineData("_biasGradients[i] += dy[i];", "_biasGradients[i] -= dy[i];", "DenseGradCheckTests.Gradient_of_biases")]
    [InlineData("_weightGradients[i, j] += dy[i] * _x[j];", "_weightGradients[i, j] -= dy[i] * _x[j];", "DenseGradCheckTests.Gradient_of_weights")]
    [InlineData("dx[j] += _weights[i, j] * dy[i];", "dx[j] -= _weights[i, j] * dy[i];", "DenseGradCheckTests.Gradient_of_x")]
    [InlineData("_biasGradients[i] += dy[i];", "_biasGradients[i] += 1.01 * dy[i];", "DenseGradCheckTests.Gradient_of_biases")]
    public void A_mistake_fails_its_own_block(string right, string wrong, string test)
    {
        Assert.Contains(right, LayerSources.Dense);

        GeneratedTests.Fail(LayerSources.Dense.Replace(right, wrong), test);
    }

    [Fact]
    public void A_layer_that_throws_fails_to_run_and_in_every_block() =>
        GeneratedTests.Fail(
            LayerSources.Dense.Replace("_x = x;", "throw new System.InvalidOperationException(\"broken\");"),
            "DenseGradCheckTests.Forward_and_Backward_run",
            "DenseGradCheckTests.Gradient_of_biases",
            "DenseGradCheckTests.Gradient_of_weights",
            "DenseGradCheckTests.Gradient_of_x");

    // Sizes that were made up are no mistake of the layer's.
    [Fact]
    public void A_layer_that_takes_no_size_that_was_tried_is_skipped_while_it_runs()
    {
        var project = LayerSources.Dense.Replace("_x = x;", "if (x.Length < 1000) throw new System.ArgumentException(\"small\"); _x = x;");

        Assert.Empty(GeneratedTests.Run(project));
        using var loaded = GeneratedTests.Load(project);
        Assert.Contains("No sample could be made: with inputs 3, outputs 4", Assert.Single(GeneratedTests.SkippedWhileRun(loaded).Values.Distinct()));
    }

    // Whoever owns the layer makes it ready, by a method that is called like nothing known.
    [Fact]
    public void A_layer_that_nobody_made_ready_is_skipped_while_it_runs()
    {
        using var loaded = GeneratedTests.Load("""
            [GradGen.GradCheckable]
            public sealed partial class Gain
            {
                private double[] _table = null!;
                public void Adopt(double[] table) => _table = table;
                public double[] Forward(double[] x) => new[] { x[0] * _table[0], x[1] * _table[1] };
                public double[] Backward(double[] dy) => new[] { dy[0] * _table[0], dy[1] * _table[1] };
            }
            """);

        Assert.Contains("_table is null. A [GradCheckFactory] method can make the layer ready.", Assert.Single(GeneratedTests.SkippedWhileRun(loaded).Values.Distinct()));
    }

    [Fact]
    public void The_message_is_the_report()
    {
        var outcomes = GeneratedTests.Run(LayerSources.Dense.Replace("_biasGradients[i] += dy[i];", "_biasGradients[i] -= dy[i];"));

        var message = outcomes["DenseGradCheckTests.Gradient_of_biases"];
        Assert.StartsWith("Dense(inputs 3, outputs 4), double, seed 1: FAIL", message);
        Assert.Contains("_biases[0]", message);
    }

    [Fact]
    public void A_mistake_in_a_sub_layer_shows_in_the_network_under_its_member()
    {
        const string Network = """
            namespace App
            {
                [GradGen.GradCheckable]
                public sealed partial class Network
                {
                    private readonly Dense _first = new Dense(3, 4), _second = new Dense(4, 2);
                    public double[] Forward(double[] x) => _second.Forward(_first.Forward(x));
                    public double[] Backward(double[] dy) => _first.Backward(_second.Backward(dy));
                }
            }
            """;

        GeneratedTests.Pass(new TestProject(LayerSources.Dense, Network));
        GeneratedTests.Fail(
            new TestProject(LayerSources.Dense.Replace("_biasGradients[i] += dy[i];", "_biasGradients[i] -= dy[i];"), Network),
            "DenseGradCheckTests.Gradient_of_biases",
            "NetworkGradCheckTests.Gradient_of_first",
            "NetworkGradCheckTests.Gradient_of_second");
    }

    [Theory]
    [InlineData(TestFramework.XunitV2)]
    [InlineData(TestFramework.XunitV3)]
    [InlineData(TestFramework.NUnit)]
    [InlineData(TestFramework.MSTest)]
    public void Tests_are_written_only_where_they_are_wanted(TestFramework framework)
    {
        var project = new TestProject(LayerSources.Dense) { Framework = framework };

        Assert.Equal(2, GeneratorTest.Run(project).Sources.Length);
        Assert.Equal(2, GeneratorTest.Run(project.With("GradGenTests", "auto")).Sources.Length);
        Assert.Single(GeneratorTest.Run(project.With("GradGenTests", "none")).Sources);
        Assert.Equal(2, GeneratorTest.Run(project.With("GradGenHarness", "false")).Sources.Length);
        Assert.Single(GeneratorTest.Run(project with { Framework = TestFramework.None }).Sources);
    }

    /// <summary>A word for "no" is a word for "none".</summary>
    [Theory]
    [InlineData("none", 1)]
    [InlineData("None", 1)]
    [InlineData("false", 1)]
    [InlineData("False", 1)]
    [InlineData("auto", 2)]
    [InlineData("true", 2)]
    [InlineData("", 2)]
    public void What_the_property_may_say(string value, int files) =>
        Assert.Equal(files, GeneratorTest.Run(new TestProject(LayerSources.Dense) { Framework = TestFramework.XunitV3 }.With("GradGenTests", value)).Sources.Length);

    [Theory]
    [InlineData(TestFramework.XunitV2, "Xunit.Trait(\"Category\", \"GradCheck\")]", "Xunit.Fact]")]
    [InlineData(TestFramework.XunitV3, "Xunit.Trait(\"Category\", \"GradCheck\")]", "Xunit.Fact]")]
    [InlineData(TestFramework.NUnit, "NUnit.Framework.Category(\"GradCheck\")]", "NUnit.Framework.Test]")]
    [InlineData(TestFramework.MSTest, "Microsoft.VisualStudio.TestTools.UnitTesting.TestCategory(\"GradCheck\")]", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod]")]
    [InlineData(TestFramework.TUnit, "TUnit.Core.Category(\"GradCheck\")]", "TUnit.Core.Test]")]
    public void Tests_are_written_in_the_words_of_the_framework(TestFramework framework, string onClass, string onTest)
    {
        var project = new TestProject(LayerSources.Dense) { Framework = framework };

        var source = GeneratorTest.Run(project).Source("DenseGradCheckTests");
        Assert.Contains("global::" + onClass, source);
        Assert.Equal(4, source.Split("[global::" + onTest).Length - 1);
        GeneratedTests.Pass(project);
        GeneratedTests.Fail(project.Edit(0, LayerSources.Dense.Replace("_biasGradients[i] += dy[i];", "_biasGradients[i] -= dy[i];")), "DenseGradCheckTests.Gradient_of_biases");
    }

    // Which of these words a name needs an @ for differs between compilers; the code has to be right with each.
    [Theory]
    [InlineData("record")]
    [InlineData("partial")]
    [InlineData("where")]
    [InlineData("value")]
    [InlineData("field")]
    [InlineData("nint")]
    [InlineData("required")]
    [InlineData("scoped")]
    [InlineData("file")]
    [InlineData("await")]
    [InlineData("dynamic")]
    [InlineData("var")]
    [InlineData("Ünïcödé")]
    public void Names_that_are_keywords_somewhere(string name)
    {
        var outcomes = GeneratedTests.Run($$"""
            namespace @{{name}}.@{{name}}2
            {
                [GradGen.GradCheckable, GradGen.GradCheckSample(TypeArguments = new[] { typeof(int) })]
                public partial class @{{name}}<@{{name}}T>
                {
                    private readonly double[] @{{name}}w = { 1, 2 }, @{{name}}wGrad = new double[2];
                    private double @{{name}}1 = 2, @{{name}}1Grad;
                    private double[] _x = new double[2];
                    public double[] Forward(double[] @{{name}}) { _x = @{{name}}; return new[] { @{{name}}w[0] * @{{name}}[0], @{{name}}w[1] * @{{name}}1 * @{{name}}[1] }; }
                    public double[] Backward(double[] @{{name}})
                    {
                        @{{name}}wGrad[0] += @{{name}}[0] * _x[0];
                        @{{name}}wGrad[1] += @{{name}}[1] * _x[1] * @{{name}}1;
                        @{{name}}1Grad += @{{name}}[1] * _x[1] * @{{name}}w[1];
                        return new[] { @{{name}}[0] * @{{name}}w[0], @{{name}}[1] * @{{name}}w[1] * @{{name}}1 };
                    }
                }
            }
            """);

        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes.Values, Assert.Null);
    }
}

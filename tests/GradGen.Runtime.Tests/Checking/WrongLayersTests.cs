using System.Numerics;
using FsCheck.Fluent;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class WrongLayersTests
{
    [Theory]
    [InlineData(1.01f)]
    [InlineData(0.99f)]
    [InlineData(2f)]
    public void The_float_mean_squared_error_fails_when_its_gradient_is_off(float factor)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var right = GradCheck.Run(new MeanSquaredErrorLoss<float>(), new GradCheckOptions { Seed = seed });
            Assert.True(right.Passed, right.ToString());
            var report = GradCheck.Run(new MeanSquaredErrorLoss<float> { Mistake = (_, _, value) => value * factor }, new GradCheckOptions { Seed = seed });
            Assert.Equal(Verdict.Fail, report.Verdict);
            // One per cent of a component near zero is less than a quick look can show in float.
            Assert.InRange(report.Blocks.Single().WrongCount, 52, 64);
            Assert.Equal(Math.Abs(factor - 1) / (factor + 1), report.Difference, 1e-3);
        }
    }

    [Fact]
    public void A_flipped_sign_is_named_and_nothing_else()
    {
        var cases = Gen.Choose(0, 2).Zip(Gen.Choose(0, 3)).Zip(Gen.Choose(1, 1000));
        Repeatable.Check(Prop.ForAll(Arb.From(cases), static drawn =>
        {
            var ((i, j), seed) = drawn;
            var options = new GradCheckOptions { Seed = seed };
            return Names(GradCheck.Run(Dense<double>(i, j), options), $"_weights[{i},{j}]")
                && Names(GradCheck.Run(Dense<float>(i, j), options), $"_weights[{i},{j}]")
                && Names(GradCheck.Run(Flipped<float>(Activation<float>.Tanh(), i, j), options), $"x[{i},{j}]")
                && Names(GradCheck.Run(Flipped<float>(Activation<float>.Relu(), i, j), options), $"x[{i},{j}]")
                && Names(GradCheck.Run(Flipped<float>(new Softmax<float>(), i, j), options), $"x[{i},{j}]")
                && Names(GradCheck.Run(Flipped<float>(new Normalisation<float>(true), i, j), options), $"x[{i},{j}]");
        }));

        static Dense<T> Dense<T>(int i, int j)
            where T : struct, IBinaryFloatingPointIeee754<T> => new(3, 4) { WrongParameters = (weights, _) => weights[i, j] = -weights[i, j] };

        static MatrixLayer<T> Flipped<T>(MatrixLayer<T> layer, int i, int j)
            where T : struct, IBinaryFloatingPointIeee754<T>
        {
            layer.Mistake = (row, column, value) => row == i && column == j ? -value : value;
            return layer;
        }
    }

    [Fact]
    public void A_wrong_block_fails_alone()
    {
        var report = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (_, biases) => biases[1] *= 2 });
        Assert.Equal([Verdict.Pass, Verdict.Fail, Verdict.Pass], report.Blocks.Select(static block => block.Verdict));
        var wrong = Assert.Single(report.Blocks[1].Wrong);
        Assert.Equal("_biases[1]", wrong.Name);
        Assert.Equal(2, wrong.Analytic / wrong.Numeric, 1e-6);
        Assert.Equal(report.Blocks[1].Worst, wrong);
    }

    [Fact]
    public void A_gradient_that_is_never_written_fails()
    {
        var report = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (weights, _) => Array.Clear(weights) });
        Assert.Equal(Verdict.Fail, report.Blocks[0].Verdict);
        Assert.Equal(12, report.Blocks[0].WrongCount);
        Assert.Equal(0, report.Blocks[0].AnalyticNorm);
        Assert.Equal(1, report.Blocks[0].Difference, 1e-9);
    }

    [Fact]
    public void A_parameter_without_a_gradient_fails_when_the_cost_depends_on_it()
    {
        var layer = new VectorLayer(VectorLayer.Scale, static (_, dy, theta, _) => VectorLayer.Scale(dy, theta), parameters: 4, hasGradient: false);
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Blocks[0].Verdict);
        Assert.Contains(report.Findings, static finding => finding is { Kind: FindingKind.NoGradient, Verdict: Verdict.Fail, Block: "_theta" });
        Assert.Equal(Verdict.Pass, report.Blocks[1].Verdict);
    }

    [Fact]
    public void A_parameter_without_a_gradient_passes_when_nothing_depends_on_it()
    {
        var layer = new VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy], parameters: 4, hasGradient: false);
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Findings, static finding => finding is { Kind: FindingKind.NoGradient, Verdict: Verdict.Pass });
    }

    [Fact]
    public void A_parameter_that_Forward_forgets_is_not_exercised()
    {
        var layer = new VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy], parameters: 4);
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.NotExercised, report.Blocks[0].Verdict);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
    }

    [Fact]
    public void A_sum_behind_a_softmax_sees_nothing_and_the_default_cost_does()
    {
        var blind = GradCheck.Run(new Softmax<double> { Factor = 3 }, new GradCheckOptions { Cost = Cost.Sum });
        Assert.Equal(Verdict.NotExercised, blind.Blocks.Single().Verdict);
        Assert.Equal(Verdict.Inconclusive, blind.Verdict);
        Assert.Contains("blind", blind.ToString());
        Assert.Equal(Verdict.Fail, GradCheck.Run(new Softmax<double> { Factor = 3 }).Verdict);
        Assert.Equal(Verdict.Fail, GradCheck.Run(new Softmax<double> { Factor = 3 }, new GradCheckOptions { Cost = Cost.MeanSquaredError }).Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_slope_outside_those_of_a_kink_fails(int sign)
    {
        var report = GradCheck.Function(static x => Math.Abs(x[0]), _ => [sign == 0 ? 1.2 : -1.2], [0]);
        Assert.Equal(Verdict.Fail, report.Verdict);
    }

    [Fact]
    public void A_penalty_belongs_to_the_cost()
    {
        Assert.True(GradCheck.Run(Decaying(1)).Passed);
        Assert.Equal(4, GradCheck.Run(Decaying(0)).Blocks[0].WrongCount);

        static VectorLayer Decaying(double factor) => new(
            VectorLayer.Scale,
            (x, dy, theta, gradients) =>
            {
                for (var i = 0; i < theta.Length; i++)
                    gradients[i] += factor * 0.2 * theta[i];
                return VectorLayer.ScaleBack(x, dy, theta, gradients);
            },
            parameters: 4)
        {
            Term = static theta => 0.1 * theta.Sum(static value => value * value),
        };
    }

    [Fact]
    public void A_function_with_a_wrong_gradient_fails_in_both_types()
    {
        var report = GradCheck.Function(static x => x[0] * x[1], static x => [x[1], -x[0]], [2, 3]);
        Assert.Equal("x[1]", Assert.Single(report.Blocks.Single().Wrong).Name);
        report = GradCheck.Function(static (float[] x) => x[0] * x[1], static x => [x[1], -x[0]], [2, 3]);
        Assert.Equal("x[1]", Assert.Single(report.Blocks.Single().Wrong).Name);
        Assert.Equal("float", report.ElementType);
    }

    private static bool Names(GradCheckReport report, string component) =>
        report.Verdict == Verdict.Fail && report.Blocks.SelectMany(static block => block.Wrong).Select(static wrong => wrong.Name).SequenceEqual([component])
            ? true
            : throw new InvalidOperationException($"Expected {component}.\n{report}");
}

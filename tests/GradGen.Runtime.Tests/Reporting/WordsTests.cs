using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Reporting;

/// <summary>What a report says of layers that do not do what is asked of them.</summary>
public class WordsTests
{
    [Fact]
    public void A_gradient_of_another_shape_is_no_exception_and_the_other_blocks_are_compared()
    {
        var report = GradCheck.Run(new Misfit(static dy => new double[dy.GetLength(0), dy.GetLength(1) + 1]));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(
            (FindingKind.GradientShape, Verdict.Fail, "x", "Backward gave a gradient of shape 4×4 with respect to x, whose shape is 4×3."),
            (finding.Kind, finding.Verdict, finding.Block, finding.Message));
        Assert.Equal([("_gamma", Verdict.Pass)], report.Blocks.Select(static block => (block.Name, block.Verdict)));
        Assert.Equal(Verdict.Fail, report.Verdict);
    }

    [Fact]
    public void A_gradient_that_is_null_is_no_exception()
    {
        var report = GradCheck.Run(new Misfit(static _ => null));
        Assert.Equal("Backward gave null for the gradient with respect to x.", Assert.Single(report.Findings).Message);
        Assert.Equal(Verdict.Pass, Assert.Single(report.Blocks).Verdict);
    }

    [Fact]
    public void A_parameter_of_another_size_is_told_as_that()
    {
        var layer = new Resized();
        Assert.Equal("Backward gives the parameter _theta another shape: 1×4 before, 1×5 after. A parameter keeps its shape.", Assert.Single(GradCheck.Run(layer).Findings).Message);
    }

    [Fact]
    public void A_type_that_cannot_be_initialised_says_why()
    {
        var report = GradCheck.Run(new VectorLayer(static (x, _) => [.. x.Select(static x => x * Table.Scale)], static (_, dy, _, _) => dy));
        Assert.Contains("It was caused by DivideByZeroException: no table", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_in_the_first_Forward_ends_with_what_to_add()
    {
        var message = Assert.Single(GradCheck.Run(new VectorLayer(static (x, _) => [x[7]], static (_, dy, _, _) => dy)).Findings).Message;
        Assert.StartsWith("Forward threw IndexOutOfRangeException", message, StringComparison.Ordinal);
        Assert.EndsWith(
            "The check made up x of shape 4, with values around zero: use [Shape] for another shape, [Domain] for other values, or a [GradCheckFactory] method that makes the layer ready.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_for_a_member_that_is_null_names_it()
    {
        var message = Assert.Single(GradCheck.Run(new Unready()).Findings).Message;
        Assert.EndsWith("_scales is null. A [GradCheckFactory] method can make the layer ready.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_after_the_first_Forward_gets_no_advice()
    {
        var message = Assert.Single(GradCheck.Run(new VectorLayer(static (x, _) => [.. x], static (x, _, _, _) => [x[7]])).Findings).Message;
        Assert.DoesNotContain("[Shape]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_is_in_the_title_once()
    {
        Assert.StartsWith("Doubled(inputs 3, heads 3, Inputs 4), double", GradCheck.Run(new Doubled()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Backward_that_steps_on_something_that_is_no_parameter_is_told_as_that()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var hidden = new[] { 0.5, 1, 1.5, 2 };
            var layer = new VectorLayer(
                (x, _) => [.. x.Zip(hidden, static (x, hidden) => x * hidden)],
                (x, dy, _, _) =>
                {
                    double[] dx = [.. dy.Zip(hidden, static (dy, hidden) => dy * hidden)];
                    for (var i = 0; i < hidden.Length; i++)
                        hidden[i] -= 0.1 * dy[i] * x[i];
                    return dx;
                });
            var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed });
            Assert.Equal(Verdict.Inconclusive, report.Verdict);
            Assert.StartsWith("Backward changes something that Forward uses and that is not a parameter", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_Forward_that_draws_lots_is_not_said_to_be_changed_by_Backward()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var calls = 0;
            foreach (var noise in new Func<double>[] { random.NextDouble, () => ++calls % 5 == 0 ? 1 : 0, () => ++calls % 2 })
            {
                var report = GradCheck.Run(new VectorLayer((x, _) => [.. x.Select(x => x + noise())], static (_, dy, _, _) => [.. dy]), new GradCheckOptions { Seed = seed });
                Assert.DoesNotContain("Backward changes something", report.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_difference_over_all_says_nothing_against_the_verdict()
    {
        var wrong = GradCheck.Run(new Dense<double>(9, 9) { WrongParameters = static (weights, _) => weights[0, 0] *= 1.00001 });
        Assert.Equal(Verdict.Fail, wrong.Verdict);
        Assert.Contains("small overall, but not where it is wrong.", wrong.ToString().Replace(Environment.NewLine + "  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        var blind = GradCheck.Run(new Softmax<double>(), new GradCheckOptions { Cost = Cost.Sum }).ToString();
        Assert.DoesNotContain(": right", blind, StringComparison.Ordinal);
    }

    /// <summary>Scales columns rightly, but gives something else for its input.</summary>
    private sealed class Misfit : MatrixLayer<double>
    {
        private readonly double[] _gamma = [1, 2, 3];
        private readonly double[] _gradients = new double[3];
        private readonly Func<double[,], double[,]?> _given;
        private double[,] _x = new double[0, 0];

        public Misfit(Func<double[,], double[,]?> given)
            : base(3, 4)
        {
            _given = given;
            Add("_gamma", _gamma, _gradients);
        }

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[,])upstream[0];
            for (var i = 0; i < dy.GetLength(0); i++)
            {
                for (var j = 0; j < 3; j++)
                    _gradients[j] += dy[i, j] * _x[i, j];
            }

            return [_given(dy)];
        }

        protected override double[,] Forward(double[,] x)
        {
            _x = x;
            var y = (double[,])x.Clone();
            for (var i = 0; i < y.GetLength(0); i++)
            {
                for (var j = 0; j < 3; j++)
                    y[i, j] *= _gamma[j];
            }

            return y;
        }

        protected override double[,] Backward(double[,] dy) => dy;
    }

    /// <summary>A parameter of which Backward makes a longer one.</summary>
    private sealed class Resized : HandLayer<double>
    {
        private readonly double[][] _theta = [[1, 2, 3, 4]];

        public Resized() => Add("_theta", _theta, null);

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[4])];

        public override Array?[] Forward(Array[] inputs) => [((double[])inputs[0]).Zip(_theta[0], static (x, theta) => x * theta).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            _theta[0] = new double[5];
            return [upstream[0].Clone() as Array];
        }
    }

    private sealed class Unready : HandLayer<double>
    {
#pragma warning disable CS0649
        private readonly double[]? _scales;
#pragma warning restore CS0649

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[4])];

        public override Array?[] Forward(Array[] inputs) => [new[] { _scales![0] }];

        public override Array?[] Backward(Array[] upstream) => [null];
    }

    private sealed class Doubled : HandLayer<double>
    {
        public override HarnessInput[] Inputs(SampleSizes sizes)
        {
            sizes.Known("inputs", 3);
            sizes.Known("_inputs", 3);
            sizes.Known("heads", 3);
            sizes.Known("Inputs", 4);
            return [Input("x", new double[3])];
        }

        public override Array?[] Forward(Array[] inputs) => [(Array)inputs[0].Clone()];

        public override Array?[] Backward(Array[] upstream) => [(Array)upstream[0].Clone()];
    }

    private static class Table
    {
        public static readonly double Scale = Made();

        private static double Made() => throw new DivideByZeroException("no table");
    }
}

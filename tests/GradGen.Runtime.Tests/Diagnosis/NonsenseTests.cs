using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Diagnosis;

/// <summary>What was once said of a wrong gradient and was no cause.</summary>
public class NonsenseTests
{
    private const int Seeds = 20;

    [Fact]
    public void A_true_gradient_of_zero_has_no_multiple()
    {
        Never(static () => MoreMistakes.All["a gradient where there is none"].Layer(), " × ");
        // One number.
        Never(
            static () => new VectorLayer(static (x, theta) => [.. x.Select(x => x - (0 * theta[0]))], static (x, dy, _, gradients) => { gradients[0] += x[0]; return [.. dy]; }, parameters: 1),
            " × ");
    }

    [Fact]
    public void A_size_of_zero_is_no_factor()
    {
        Never(
            static () => new Sized(new() { ["paddingIdx"] = 0, ["stride"] = 1 }, static dy => dy * 1e12), "paddingIdx", "stride", "/0");
        Never(
            static () => new Sized(new() { ["paddingIdx"] = 0, ["stride"] = 1 }, static dy => dy * 1e-12), "paddingIdx", "stride", "/0");
    }

    [Fact]
    public void A_factor_that_equals_several_sizes_is_said_to_equal_all()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(new Sized(new() { ["heads"] = 3, ["headSize"] = 3, ["batch"] = 7 }, static dy => dy * 3), new GradCheckOptions { Seed = seed });
            Assert.Equal("the gradient of x is 3 × the true one in every component, and 3 is the size heads and the size headSize: a division by it is missing.", Assert.Single(report.Causes).Message);
        }
    }

    [Fact]
    public void A_factor_of_two_may_be_the_root_of_a_size()
    {
        Assert.Equal(
            "the gradient of x is 2 × the true one in every component, and a factor of 1/2 is missing, as that of a square which Forward takes half of, or one of 1/√(headSize).",
            Assert.Single(GradCheck.Run(new Sized(new() { ["headSize"] = 4, ["batch"] = 7 }, static dy => dy * 2)).Causes).Message);
        Assert.Equal(
            "the gradient of x is 1/2 × the true one in every component, and a factor of 2 is missing, as that of a square's derivative, or there is one of 1/√(headSize) too many.",
            Assert.Single(GradCheck.Run(new Sized(new() { ["headSize"] = 4, ["batch"] = 7 }, static dy => dy / 2)).Causes).Message);
    }

    [Theory]
    [InlineData(0.3, 1 / 0.3, "is 1/0.3 × the true one in every component, and 0.3 is rate: a factor of rate is missing, or a division by it is too many.")]
    [InlineData(0.3, 0.7, "is 0.7 × the true one in every component, and 0.7 is (1 − rate): a division by (1 − rate) is missing, or a factor of it is too many.")]
    [InlineData(2.5, 2.5, "is 2.5 × the true one in every component, and 2.5 is rate: a division by rate is missing, or a factor of it is too many.")]
    [InlineData(0.5, 0.5, "a division by rate is missing, or a factor of it is too many, or a factor of 2 is missing, as that of a square's derivative.")]
    public void A_factor_may_be_a_number_that_the_layer_was_made_with(double rate, double factor, string said) => Assert.EndsWith(
        said,
        Assert.Single(GradCheck.Run(new Sized(new() { ["batch"] = 7 }, dy => dy * factor) { Rate = rate }).Causes).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_factor_may_be_a_size_squared() => Assert.Equal(
        "the gradient of x is 1/9 × the true one in every component, and 9 is pool × pool: there is a division by pool × pool too many.",
        Assert.Single(GradCheck.Run(new Sized(new() { ["pool"] = 3, ["batch"] = 7 }, static dy => dy / 9)).Causes).Message);

    [Fact]
    public void Half_the_derivative_of_a_tanh_is_no_softmax() =>
        Never(static () => VectorLayer.Of(Math.Tanh, static x => 0.5 * (1 - Math.Pow(Math.Tanh(x), 2))), "softmax", "diagonal");

    [Fact]
    public void A_mean_alone_has_no_variance() => Never(
        static () => new VectorLayer(static (x, _) => [.. x.Select(value => value - x.Average())], static (_, dy, _, _) => [.. dy]), "variance");

    [Fact]
    public void Without_a_penalty_none_is_missing()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var layer = new VectorLayer(
                VectorLayer.Scale,
                static (x, dy, theta, gradients) =>
                {
                    var dx = VectorLayer.ScaleBack(x, dy, theta, gradients);
                    for (var i = 0; i < theta.Length; i++)
                        gradients[i] -= 0.1 * theta[i];
                    return dx;
                },
                parameters: 4);
            var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed });
            Assert.DoesNotContain("the gradient of the penalty is missing", report.ToString(), StringComparison.Ordinal);
            Assert.Contains("the gradient of a penalty with the wrong sign", Assert.Single(report.Causes).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Steps_of_a_sequence_are_no_samples() => Never(static () => new LastStep(), "sample", "batch size");

    [Fact]
    public void Steps_of_a_sequence_are_called_so()
    {
        var report = GradCheck.Run(new LastStep());
        Assert.Contains(report.Causes, static cause => cause.Message == "the gradient of _biases is that of the last of 4 steps alone: each step overwrites what the ones before it gave (= in place of +=).");
    }

    [Fact]
    public void A_forgotten_carry_is_no_diagonal() => Never(static () => MoreMistakes.All["a forgotten carry"].Layer(), "diagonal", "samples");

    [Fact]
    public void What_is_right_elsewhere_is_not_mixed_up() => Never(static () => new HalfSum(), "mixed up");

    [Fact]
    public void A_wrong_negative_half_is_no_matter_of_the_domain()
    {
        Never(static () => VectorLayer.Of(static x => x > 0 ? x : 0.1 * x, static _ => 1), "[Domain");
        // What is flat at a point that lies in the flat piece as a whole may be either, and then both are said.
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(VectorLayer.Of(static x => Math.Max(x, 0), static _ => 1), new GradCheckOptions { Seed = seed });
            Assert.All(
                report.Findings.Where(static finding => finding.Message.Contains("[Domain", StringComparison.Ordinal)),
                static finding => Assert.Contains("otherwise Backward has to give zero where Forward clips", finding.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_upstream_that_is_overwritten_last_is_not_to_blame_for_another_mistake()
    {
        var layer = new VectorLayer(
            VectorLayer.Scale,
            static (x, dy, theta, gradients) =>
            {
                var right = VectorLayer.ScaleBack(x, dy, theta, gradients);
                Array.Clear(dy);
                return [.. right.Select(static value => 3.7 * value)];
            },
            parameters: 4);
        Assert.Equal("constant factor", Assert.Single(GradCheck.Run(layer).Causes).Hypothesis);
    }

    [Fact]
    public void What_is_overwritten_and_right_is_not_to_blame_for_another_mistake()
    {
        Never(
            static () => new VectorLayer(
                static (x, _) =>
                {
                    for (var i = 0; i < x.Length; i++)
                        x[i] = x[i] > 0 ? x[i] : Math.Exp(x[i]) - 1;
                    return x;
                },
                static (y, dy, _, _) =>
                {
                    for (var i = 0; i < dy.Length; i++)
                        dy[i] *= y[i] > 0 ? 1 : y[i];
                    return dy;
                },
                size: 12),
            "afterwards", "left there");
        // Each row of the gradient is right, but for a factor, and so is what the upstream gradient is overwritten with.
        Never(
            static () => new VectorLayer(
                static (x, theta) => [.. theta.Select((weight, i) => Math.Tanh(weight * x[i]))],
                static (x, dy, theta, gradients) =>
                {
                    for (var i = 0; i < dy.Length; i++)
                    {
                        dy[i] *= 1 - Math.Pow(Math.Tanh(theta[i] * x[i]), 2);
                        gradients[i] += dy[i] * Math.Sin(x[i]);
                        dy[i] *= theta[i];
                    }

                    return dy;
                },
                parameters: 4),
            "afterwards", "left there");
    }

    [Fact]
    public void Gradients_are_right_where_inputs_are_overwritten_and_not_asked_for_any_more()
    {
        var layer = new VectorLayer(
            static (x, _) =>
            {
                for (var i = 0; i < x.Length; i++)
                    x[i] = Math.Tanh(x[i]);
                return x;
            },
            static (y, dy, _, _) => [.. y.Zip(dy, static (y, dy) => dy * (1 - (y * y)))]);
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Pass, Assert.Single(report.Blocks).Verdict);
        Assert.Empty(report.Causes);
        Assert.Equal(FindingKind.InputChanged, Assert.Single(report.Findings, static finding => finding.Verdict == Verdict.Fail).Kind);
    }

    private static void Never(Func<HandLayer<double>> layer, params string[] words)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(layer(), new GradCheckOptions { Seed = seed });
            Assert.Equal(Verdict.Fail, report.Verdict);
            Assert.All(
                report.Causes.Select(static cause => cause.Message).Concat(report.Findings.Select(static finding => finding.Message)),
                said => Assert.All(words, word => Assert.False(said.Contains(word, StringComparison.Ordinal), $"{seed}\n{report}")));
        }
    }

    private sealed class Sized(Dictionary<string, int> named, Func<double, double> wrong) : HandLayer<double>
    {
        public double Rate { get; init; } = 1;

        public override HarnessInput[] Inputs(SampleSizes sizes)
        {
            sizes.Choose("rate", Rate);
            foreach (var size in named)
                sizes.Known(size.Key, size.Value);
            return [Input("x", new double[11])];
        }

        public override Array?[] Forward(Array[] inputs) => [((double[])inputs[0]).Select(static x => 1.3 * x).ToArray()];

        public override Array?[] Backward(Array[] upstream) => [((double[])upstream[0]).Select(dy => wrong(1.3 * dy)).ToArray()];
    }

    /// <summary>A running sum of rows plus biases, whose gradient is written over at every step.</summary>
    private sealed class LastStep : MatrixLayer<double>
    {
        private readonly double[] _biases = new double[3];
        private readonly double[] _gradients = new double[3];

        public LastStep()
            : base(3, 4) => Add("_biases", _biases, _gradients);

        protected override double[,] Forward(double[,] x)
        {
            var y = (double[,])x.Clone();
            for (var t = 0; t < y.GetLength(0); t++)
            {
                for (var j = 0; j < 3; j++)
                    y[t, j] += _biases[j] + (t == 0 ? 0 : 0.5 * y[t - 1, j]);
            }

            return y;
        }

        protected override double[,] Backward(double[,] dy)
        {
            var dx = (double[,])dy.Clone();
            for (var t = dx.GetLength(0) - 1; t > 0; t--)
            {
                for (var j = 0; j < 3; j++)
                    dx[t - 1, j] += 0.5 * dx[t, j];
            }

            // y(t) depends on the biases by 1 + ½ + ¼ + …; the gradient of the last output alone.
            for (var j = 0; j < 3; j++)
                _gradients[j] += dy[3, j] * (1 + 0.5 + 0.25 + 0.125);
            return dx;
        }
    }

    /// <summary>y = a + b, with half of the gradient of a: the true one of a is that of b.</summary>
    private sealed class HalfSum : HandLayer<double>
    {
        private int _size;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("a", new double[_size = sizes.Known("size", 4)]), Input("b", new double[4])];

        public override Array?[] Forward(Array[] inputs) => [((double[])inputs[0]).Zip((double[])inputs[1], static (a, b) => a + b).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[])upstream[0];
            return [dy.Select((dy, i) => dy * (i + 0.5) / _size).ToArray(), dy.Clone() as Array];
        }
    }
}

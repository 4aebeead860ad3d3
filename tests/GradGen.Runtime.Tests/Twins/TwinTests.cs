using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Twins;

public class TwinTests
{
    [Theory]
    [InlineData(3, 4, 5)]
    [InlineData(40, 30, 8)]
    [InlineData(512, 64, 4)]
    [InlineData(16, 8, 512)]
    public void Another_order_of_the_same_sums_is_the_same_layer(int inputs, int outputs, int batch)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var options = new GradCheckOptions { Seed = seed };
            Passes(GradCheck.Against(new FastDense<float>(inputs, outputs, batch), new Dense<float>(inputs, outputs, batch), options));
            Passes(GradCheck.Against(new FastDense<double>(inputs, outputs, batch), new Dense<double>(inputs, outputs, batch), options));
        }
    }

    [Fact]
    public void A_sum_of_very_many_numbers_of_one_sign_may_be_off_by_what_rounding_makes_of_it()
    {
        const int count = 20000;
        var domain = new ValueRange(0.5, 1.5);
        var naive = new Mean(static x => x.Aggregate(0f, static (sum, value) => sum + value)) { Domain = domain, Size = count };
        var pairwise = new Mean(static x => (float)x.Sum(static value => (double)value)) { Domain = domain, Size = count };
        Passes(GradCheck.Against(pairwise, naive));
    }

    [Fact]
    public void A_fast_path_that_forgets_an_edge_is_told_with_its_place()
    {
        var fast = new FastDense<float>(40, 30, 8) { WrongOutput = static (i, j, value) => i == 7 && j == 29 ? 0.99f * value : value };
        var report = GradCheck.Against(fast, new Dense<float>(40, 30, 8));
        Assert.Equal(Verdict.Fail, report.Verdict);
        var part = Assert.Single(report.Parts, static part => !part.Agrees);
        Assert.Equal("output", part.Name);
        Assert.Equal(1, part.DifferingCount);
        Assert.Equal("output[7,29]", part.Worst.Name);
        Assert.StartsWith("FastDense against Dense (inputs 40, batch 8), float, seed 1: FAIL", report.ToString());
        Assert.Contains("Forward gives another output in 1 component of 240, such as output[7,29]: FastDense ", report.ToString());
        Assert.Matches(@": FastDense -?\d\.\d{4}e[+-]\d\d, Dense -?\d\.\d{4}e[+-]\d\d\.$", report.ToString());
        Assert.Throws<GradCheckFailedException>(report.ThrowIfFailed);
    }

    [Fact]
    public void A_forward_that_is_wrong_in_itself_is_seen_though_its_gradient_is_right()
    {
        // sin x with the gradient of it, where tanh was meant.
        var wrong = VectorLayer.Of(Math.Sin, Math.Cos);
        Assert.True(GradCheck.Run(wrong).Passed);
        var report = GradCheck.Against(wrong, VectorLayer.Of(Math.Tanh, static x => 1 - (Math.Tanh(x) * Math.Tanh(x))));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(["output", "input x"], report.Parts.Where(static part => !part.Agrees).Select(static part => part.Name));
    }

    [Fact]
    public void A_wrong_gradient_alone_is_told_apart_from_a_wrong_output()
    {
        var fast = new FastDense<double>(3, 4) { WrongWeights = static (k, _, value) => k == 2 ? 0 : value };
        var report = GradCheck.Against(fast, new Dense<double>(3, 4));
        var part = Assert.Single(report.Parts, static part => !part.Agrees);
        Assert.Equal(("weights", 4), (part.Name, part.DifferingCount));
        Assert.Contains("Backward gives another gradient of weights in 4 components of 12, such as weights[2,", report.ToString());
    }

    [Fact]
    public void Parameters_that_are_exchanged_give_other_outputs()
    {
        var report = GradCheck.Against(new Pair("_scale", "_offset"), new Pair("_offset", "_scale"));
        Assert.Equal(Verdict.Fail, report.Verdict);
        // Only another order in θ is not.
        Passes(GradCheck.Against(new Pair("_scale", "_offset"), new Pair("_scale", "_offset", isReversed: true)));
    }

    [Fact]
    public void What_has_no_counterpart_is_named()
    {
        Assert.Equal(
            "Dense has no parameter _theta: both need parameters of the same names and shapes.",
            GradCheck.Against<double>(new VectorLayer(VectorLayer.Scale, VectorLayer.ScaleBack, 3, 3), new Dense<double>(3, 4)).Obstacle);
        Assert.Equal(
            "biases is 4 in FastDense and 6 in Dense: both need parameters of the same names and shapes.",
            GradCheck.Against(new FastDense<double>(3, 4), new Dense<double>(3, 6)).Obstacle);
        var report = GradCheck.Against<double>(VectorLayer.Of(Math.Sin, Math.Cos), new VectorLayer(VectorLayer.Scale, VectorLayer.ScaleBack, 4, 4));
        Assert.Equal("VectorLayer has no parameter _theta, and VectorLayer has: both need parameters of the same names and shapes.", report.Obstacle);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(
            "The input x is 5×3 of Double in FastDense and 7×3 of Double in Dense.", GradCheck.Against(new FastDense<double>(3, 4), new Dense<double>(3, 4, 7)).Obstacle);
    }

    [Fact]
    public void A_twin_that_throws_is_said_to()
    {
        var report = GradCheck.Against(VectorLayer.Of(Math.Sin, Math.Cos), VectorLayer.Of(static _ => throw new NotSupportedException("not here"), Math.Cos));
        Assert.StartsWith("VectorLayer does not take what VectorLayer takes (size 4): Forward threw NotSupportedException: not here", report.Obstacle);
    }

    [Fact]
    public void Both_layers_are_as_they_were()
    {
        var (fast, plain) = (new FastDense<double>(3, 4), new Dense<double>(3, 4));
        var (before, beforeOfPlain) = (ThetaOf(fast), ThetaOf(plain));
        GradCheck.Against(fast, plain);
        Assert.Equal(before, ThetaOf(fast));
        Assert.Equal(beforeOfPlain, ThetaOf(plain));
    }

    [Fact]
    public void A_kink_between_two_orders_of_rounding_is_no_difference()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var relu = new Chain<float>(new FastDense<float>(40, 30), Activation<float>.Relu(30));
            Passes(GradCheck.Against(relu, new Chain<float>(new FastDense<float>(40, 30), Activation<float>.Relu(30)), new GradCheckOptions { Seed = seed }));
        }
    }

    private static void Passes(TwinReport report) => Assert.True(report.Passed, report.ToString());

    private static double[] ThetaOf(IGradCheckable<double> layer)
    {
        var theta = new double[layer.ParameterCount];
        layer.PackParameters(theta);
        return theta;
    }

    /// <summary>y = a x + b, with the parameters under names and in an order to choose.</summary>
    private sealed class Pair : HandLayer<double>
    {
        private readonly double[] _a = new double[3];
        private readonly double[] _b = new double[3];
        private readonly double[] _da = new double[3];
        private readonly double[] _db = new double[3];
        private double[] _x = [];

        public Pair(string scale, string offset, bool isReversed = false)
        {
            if (isReversed)
                Add(offset, _b, _db);
            Add(scale, _a, _da);
            if (!isReversed)
                Add(offset, _b, _db);
        }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known("size", 3)])];

        public override Array?[] Forward(Array[] inputs) => [(_x = (double[])inputs[0]).Select((x, i) => (_a[i] * x) + _b[i]).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[])upstream[0];
            for (var i = 0; i < dy.Length; i++)
            {
                _da[i] += dy[i] * _x[i];
                _db[i] += dy[i];
            }

            return [dy.Select((d, i) => d * _a[i]).ToArray()];
        }
    }

    /// <summary>The mean of a vector, whose sum is computed in a way to choose.</summary>
    private sealed class Mean(Func<float[], float> sum) : HandLayer<float>
    {
        public ValueRange? Domain { get; init; }

        public int Size { get; init; } = 4;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new float[sizes.Known("size", Size)], domain: Domain)];

        public override Array?[] Forward(Array[] inputs) => [new[] { sum((float[])inputs[0]) / Size }];

        public override Array?[] Backward(Array[] upstream) => [Enumerable.Repeat(((float[])upstream[0])[0] / Size, Size).ToArray()];
    }
}

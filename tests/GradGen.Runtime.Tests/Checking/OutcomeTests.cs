using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>What cannot be compared has an outcome of its own, which is never a pass by accident.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_cost_that_is_no_number_is_inconclusive(double value)
    {
        var report = GradCheck.Run(VectorLayer.Of(_ => value, static _ => 1));
        Assert.Equal((Verdict.Inconclusive, FindingKind.NotFinite), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("[Domain]", report.Findings.Single().Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_gradient_that_is_no_number_fails(double value)
    {
        var report = GradCheck.Run(new VectorLayer(static (x, _) => [.. x], (_, dy, _, _) => [dy[0], dy[1], dy[2], value]));
        Assert.Equal((Verdict.Fail, FindingKind.NotFinite), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("for x[3]", report.Findings.Single().Message);
    }

    [Fact]
    public void A_parameter_that_is_no_number_before_the_check_is_named()
    {
        var layer = new VectorLayer(VectorLayer.Scale, VectorLayer.ScaleBack, parameters: 4);
        layer.Theta[2] = double.NaN;
        var report = GradCheck.Run(layer);
        Assert.Equal((Verdict.Inconclusive, FindingKind.NotFinite), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("_theta[2] is NaN", report.Findings.Single().Message);
    }

    [Fact]
    public void A_penalty_that_is_no_number_is_inconclusive()
    {
        var layer = new VectorLayer(VectorLayer.Scale, VectorLayer.ScaleBack, parameters: 4) { Term = static theta => Math.Log(-1 - (theta[0] * theta[0])) };
        Assert.Equal((Verdict.Inconclusive, FindingKind.NotFinite), (GradCheck.Run(layer).Verdict, GradCheck.Run(layer).Findings.Single().Kind));
    }

    [Fact]
    public void A_block_of_size_zero_is_mentioned_and_does_no_harm()
    {
        var layer = new WithEmpty();
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal("x", Assert.Single(report.Blocks).Name);
        Assert.Equal(["_none", "nothing"], report.Findings.Where(static finding => finding.Kind == FindingKind.Empty).Select(static finding => finding.Block));
    }

    [Fact]
    public void Outputs_of_size_zero_leave_nothing_to_compare()
    {
        var report = GradCheck.Run(new VectorLayer(static (_, _) => [], static (x, _, _, _) => new double[x.Length]));
        Assert.Equal((Verdict.Inconclusive, FindingKind.NothingToCompare), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("no values", report.Findings.Single().Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(0)]
    public void A_gradient_too_small_for_the_cost_to_show_is_no_pass(double factor)
    {
        var layer = new VectorLayer(
            static (x, theta) => [x[0] + (1e-25 * theta[0] * x[1])],
            (x, dy, theta, gradients) =>
            {
                gradients[0] += factor * 1e-25 * x[1] * dy[0];
                return [dy[0], 1e-25 * theta[0] * dy[0]];
            },
            size: 2,
            parameters: 1);
        var report = GradCheck.Run(layer);
        Assert.NotEqual(Verdict.Fail, report.Verdict);
        Assert.NotEqual(factor == 0 ? Verdict.Fail : Verdict.Pass, report.Blocks[0].Verdict);
        Assert.NotEqual(factor == 0 ? Verdict.Fail : Verdict.Pass, report.Verdict);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public void A_gradient_that_vanishes_beside_others_is_still_compared(double factor, bool fails)
    {
        var layer = new VectorLayer(
            static (x, theta) => [x[0], 1e-9 * theta[0] * x[1]],
            (x, dy, theta, gradients) =>
            {
                gradients[0] += factor * 1e-9 * x[1] * dy[1];
                return [dy[0], 1e-9 * theta[0] * dy[1]];
            },
            size: 2,
            parameters: 1);
        Assert.Equal(fails ? Verdict.Fail : Verdict.Pass, GradCheck.Run(layer).Blocks[0].Verdict);
    }

    [Fact]
    public void What_rounding_leaves_nothing_of_is_not_called_zero()
    {
        var report = GradCheck.Function(static (float[] x) => 1 + (x[0] * 1e-12f), static _ => [1e-12f], [0.5f]);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains(report.Findings, static finding => finding.Kind == FindingKind.TooNoisy);
    }

    [Fact]
    public void A_dead_unit_is_not_exercised()
    {
        var report = GradCheck.Run(VectorLayer.Of(static x => Math.Max(x - 100, 0), static x => x > 100 ? 7 : 0));
        Assert.Equal(Verdict.NotExercised, report.Blocks.Single().Verdict);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Throws<GradCheckFailedException>(report.ThrowIfFailed);
    }

    [Theory]
    [InlineData(false, Verdict.Pass)]
    [InlineData(true, Verdict.NotExercised)]
    public void The_bias_of_an_input_neuron_needs_no_gradient_and_an_expert_that_nothing_was_sent_to_was_not_seen(bool hasWeight, Verdict verdict)
    {
        var report = GradCheck.Run(new OneOfTwo(hasWeight));
        Assert.Equal(verdict, report.Blocks.Single(static block => block.Name == "_units[1].bias").Verdict);
        Assert.Equal(Verdict.Pass, report.Blocks.Single(static block => block.Name == "_units[0].bias").Verdict);
    }

    [Fact]
    public void State_carried_from_call_to_call_is_told()
    {
        var before = new double[4];
        var report = GradCheck.Run(new VectorLayer(
            (x, _) =>
            {
                before = [.. x.Zip(before, static (x, before) => Math.Tanh(x + (0.5 * before)))];
                return before;
            },
            (_, dy, _, _) => [.. dy.Zip(before, static (dy, y) => dy * (1 - (y * y)))]));
        Assert.Equal((Verdict.Inconclusive, FindingKind.NotDeterministic), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("carries state from call to call", report.Findings.Single().Message);
    }

    [Theory]
    [InlineData("Forward")]
    [InlineData("Backward")]
    public void An_exception_at_some_later_call_is_told_too(string method)
    {
        for (var call = 1; call <= 4; call++)
        {
            var (forward, backward) = (0, 0);
            var report = GradCheck.Run(new VectorLayer(
                (x, _) => method == "Forward" && ++forward == call ? throw new TimeZoneNotFoundException("later") : [.. x],
                (_, dy, _, _) => method == "Backward" && ++backward == call ? throw new TimeZoneNotFoundException("later") : [.. dy]));
            Assert.Equal(Verdict.Fail, report.Verdict);
            Assert.StartsWith($"{method} threw TimeZoneNotFoundException: later", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>y = x + the bias of the first of two units.</summary>
    private sealed class OneOfTwo : HandLayer<double>
    {
        private readonly double[] _bias = [0.5];
        private readonly double[] _gradient = [0];

        public OneOfTwo(bool hasWeight)
        {
            Add("_units[0].bias", _bias, _gradient);
            Add("_units[1].bias", new double[1], new double[1]);
            if (hasWeight)
                Add("_units[1].weight", new double[1], new double[1]);
        }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public override Array?[] Forward(Array[] inputs) => [((double[])inputs[0]).Select(x => x + _bias[0]).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            _gradient[0] += ((double[])upstream[0]).Sum();
            return [(Array)upstream[0].Clone()];
        }
    }

    private sealed class WithEmpty : HandLayer<double>
    {
        public WithEmpty() => Add("_none", Array.Empty<double>(), Array.Empty<double>());

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3]), Input("nothing", Array.Empty<double>())];

        public override Array?[] Forward(Array[] inputs) => [(Array)inputs[0].Clone()];

        public override Array?[] Backward(Array[] upstream) => [(Array)upstream[0].Clone(), Array.Empty<double>()];
    }
}

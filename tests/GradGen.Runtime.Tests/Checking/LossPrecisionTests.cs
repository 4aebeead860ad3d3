using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>A float layer whose loss is summed in double, as many are.</summary>
public sealed class LossPrecisionTests
{
    [Theory]
    [InlineData(1.0f, Verdict.Pass)]
    [InlineData(1.01f, Verdict.Fail)]
    public void A_loss_in_double_of_a_float_layer_is_its_own_cost(float factor, Verdict expected)
    {
        var report = GradCheck.Run(new SquaredError(factor));
        Assert.Equal(expected, report.Verdict);
        Assert.Equal("float", report.ElementType);
    }

    private sealed class SquaredError(float factor) : HandLayer<float>
    {
        private float[] _x = [];

        public override bool IsLoss => true;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new float[8])];

        public override Array?[] Forward(Array[] inputs)
        {
            _x = [.. (float[])inputs[0]];
            return [new[] { _x.Sum(static value => (double)value * value) }];
        }

        public override Array?[] Backward(Array[] upstream) => [Array.ConvertAll(_x, value => 2 * factor * value)];
    }
}

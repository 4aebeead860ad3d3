using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>A mask that a single draw does not show: with few values and a high keep probability nothing may be dropped.</summary>
public sealed class RandomMaskTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mask_that_is_forgotten_in_Backward_is_seen_under_every_seed(int seed)
    {
        var report = GradCheck.Run(new SmallDropout(scaled: true, masked: false), new GradCheckOptions { Seed = seed });
        Assert.Equal(Verdict.Fail, report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Even_where_nothing_is_scaled(int seed)
    {
        var report = GradCheck.Run(new SmallDropout(scaled: false, masked: false), new GradCheckOptions { Seed = seed });
        Assert.Equal(Verdict.Fail, report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_right_one_passes_under_every_seed(int seed)
    {
        var report = GradCheck.Run(new SmallDropout(scaled: true, masked: true), new GradCheckOptions { Seed = seed });
        Assert.True(report.Passed, report.ToString());
    }

    private sealed class SmallDropout(bool scaled, bool masked) : HandLayer<double>
    {
        private const double Keep = 0.8;

        private readonly Random _random = new(1);
        private double[] _mask = [];

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public override void Hold(CheckScope scope) => scope.HoldRandom(in _random);

        public override Array?[] Forward(Array[] inputs)
        {
            var x = (double[])inputs[0];
            _mask = [.. x.Select(_ => _random.NextDouble() >= Keep ? 0 : scaled ? 1 / Keep : 1)];
            return [VectorLayer.Scale(x, _mask)];
        }

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[])upstream[0];
            return [masked ? VectorLayer.Scale(dy, _mask) : (double[])dy.Clone()];
        }
    }
}

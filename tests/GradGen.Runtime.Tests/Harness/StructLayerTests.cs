using GradGen.Harness;
using Xunit;

namespace GradGen.Tests.Harness;

/// <summary>A struct layer as generated code handles it: the harness calls the copy in its field, which a copy on the way would lose.</summary>
public class StructLayerTests
{
    [Fact]
    public void A_struct_layer_passes_and_keeps_its_parameters()
    {
        var layer = new Gain { Factor = 2 };
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["Factor", "x"], report.Blocks.Select(static block => block.Name));
        Assert.Equal("scalar", report.Blocks[0].Shape.ToString());
        Assert.Equal(2, layer.Factor);
    }

    private struct Gain : IGradCheckable<double>, IHarnessed<double>
    {
        public double Factor;
        private double _factorGradient;
        private double _x;

        public readonly int ParameterCount => 1;

        public double Forward(double x) => Factor * (_x = x);

        public double Backward(double dy)
        {
            _factorGradient += dy * _x;
            return dy * Factor;
        }

        public readonly ParameterLayout GetParameterLayout()
        {
            var builder = new ParameterLayoutBuilder<double>();
            builder.AddScalar(nameof(Factor), true);
            return builder.Build();
        }

        public readonly void PackParameters(Span<double> theta) => new ThetaWriter<double>(theta, 1, nameof(Gain)).Write(Factor);

        public void UnpackParameters(ReadOnlySpan<double> part, int start) => Factor = new ThetaReader<double>(part, start, 1, nameof(Gain)).Read(Factor);

        public readonly void PackGradients(Span<double> gradients) => new ThetaWriter<double>(gradients, 1, nameof(Gain)).Write(_factorGradient);

        public void ClearGradients() => _factorGradient = 0;

        public readonly LayerHarness<double> CreateHarness(SampleSizes sizes) => new GainHarness(this, sizes);

        public readonly void Hold(CheckScope scope)
        {
        }

        public readonly double Penalty() => 0;
    }

    private sealed class GainHarness : LayerHarness<Gain, double>
    {
        public GainHarness(Gain layer, SampleSizes sizes)
            : base(layer, sizes) => Inputs = [new HarnessInput("x", new double[1], InputRole.Real, true, true, null)];

        public override string LayerName => nameof(Gain);

        public override void Forward() => Outputs = [new[] { Layer.Forward(Input<double[]>(0)[0]) }];

        public override void Backward() => InputGradients = [new[] { Layer.Backward(UpstreamOf<double[]>(0)[0]) }];
    }
}

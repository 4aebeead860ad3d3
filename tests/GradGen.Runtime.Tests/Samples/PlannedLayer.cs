using GradGen.Harness;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Samples;

/// <summary>A layer of one input whose samples a test describes; what Forward and Backward do is told as well.</summary>
public abstract class PlannedLayer(Func<double[], double[]> forward, Func<double[], double[], double[]> backward, int size = 0, IReadOnlyList<double>? thresholds = null) : HandLayer<double>
{
    private double[] _x = [];

    public override IReadOnlyList<double> Thresholds => thresholds ?? [];

    public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[size > 0 ? sizes.Known("size", size) : sizes.Free("length")])];

    public override Array?[] Forward(Array[] inputs) => [forward(_x = (double[])inputs[0])];

    public override Array?[] Backward(Array[] upstream) => [backward(_x, (double[])upstream[0])];
}

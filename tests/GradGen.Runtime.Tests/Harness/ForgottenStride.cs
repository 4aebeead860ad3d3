using GradGen.Harness;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Harness;

/// <summary>A convolution whose Backward knows no stride, with the samples that the generator would nest in it.</summary>
public sealed class ForgottenStride : HandLayer<double>
{
    private readonly int _stride;
    private readonly bool _doubles;
    private readonly double[] _kernel;
    private readonly double[] _kernelGradient;
    private double[] _x = [];

    public ForgottenStride(int kernel, int stride, bool doubles)
    {
        (_stride, _doubles) = (stride, doubles);
        (_kernel, _kernelGradient) = (new double[kernel], new double[kernel]);
        Add("_kernel", _kernel, _kernelGradient);
    }

    public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Free("length")])];

    public override Array?[] Forward(Array[] inputs)
    {
        _x = (double[])inputs[0];
        var y = new double[((_x.Length - _kernel.Length) / _stride) + 1];
        for (var i = 0; i < y.Length; i++)
        {
            for (var a = 0; a < _kernel.Length; a++)
                y[i] += (_doubles ? 2 : 1) * _kernel[a] * _x[(i * _stride) + a];
        }

        return [y];
    }

    public override Array?[] Backward(Array[] upstream)
    {
        var dx = new double[_x.Length];
        var dy = (double[])upstream[0];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var a = 0; a < _kernel.Length; a++)
            {
                dx[i + a] += (_doubles ? 2 : 1) * dy[i] * _kernel[a];
                _kernelGradient[a] += (_doubles ? 2 : 1) * dy[i] * _x[i + a];
            }
        }

        return [dx];
    }

    private sealed class GradGenSamples : LayerSamples<double>
    {
        public override LayerHarness<double> Create(int sample, SampleSizes sizes) =>
            new ForgottenStride(sizes.Of("kernel"), sizes.Of("stride"), sizes.Choose("doubles", false, true)).CreateHarness(sizes);
    }
}

using GradGen;

namespace Warnings;

/// <summary>Windows overlap, and the gradient of what they share is overwritten.</summary>
[GradCheckable]
public sealed partial class ConvolutionOverwritten(int length, int stride)
{
    private readonly double[] _kernel = new double[length];
    private readonly double[] _kernelGradient = new double[length];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[(x.Length - length) / stride + 1];
        for (var i = 0; i < y.Length; i++)
        {
            for (var k = 0; k < length; k++)
                y[i] += _kernel[k] * x[i * stride + k];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var k = 0; k < length; k++)
            {
                _kernelGradient[k] += dy[i] * _x[i * stride + k];
                dx[i * stride + k] = dy[i] * _kernel[k]; // GG0401
            }
        }

        return dx;
    }
}

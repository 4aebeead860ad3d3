using GradGen;

namespace Samples;

// A size of the layer has the name that a report would give to that of the input: the two are not the same.
[GradCheckable]
public sealed partial class WindowsNamedLength(int length, int stride)
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
                dx[i * stride + k] += dy[i] * _kernel[k]; // WRONG x: dx[i * stride + k] = dy[i] * _kernel[k];
            }
        }

        return dx;
    }
}

using GradGen;

namespace Samples;

// The stride counts only where it is not one, and only with two outputs or more.
[GradCheckable]
public sealed partial class Strided(int kernel, int stride)
{
    readonly double[] _k = new double[kernel], _kGrad = new double[kernel];
    double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[(x.Length - kernel) / stride + 1];
        for (int i = 0; i < y.Length; i++)
            for (int a = 0; a < kernel; a++)
                y[i] += _k[a] * x[i * stride + a];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var d = new double[_x.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            for (int a = 0; a < kernel; a++)
            {
                d[i * stride + a] += _k[a] * dy[i]; // WRONG x: d[i + a] += _k[a] * dy[i];
                _kGrad[a] += dy[i] * _x[i * stride + a]; // WRONG _k: _kGrad[a] += dy[i] * _x[i + a];
            }
        }

        return d;
    }
}

using GradGen;

namespace Samples;

// A stride and a padding that do nothing by default.
[GradCheckable]
public sealed partial class PaddedByDefaults(int kernel, int stride = 1, int padding = 0)
{
    private readonly double[] _k = new double[kernel], _kGrad = new double[kernel];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[(x.Length + 2 * padding - kernel) / stride + 1];
        for (var i = 0; i < y.Length; i++)
        {
            for (var a = 0; a < kernel; a++)
            {
                var j = i * stride + a - padding;
                if (j >= 0 && j < x.Length)
                    y[i] += _k[a] * x[j];
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var a = 0; a < kernel; a++)
            {
                var j = i * stride + a - padding;
                if (j < 0 || j >= dx.Length)
                    continue;
                dx[j] += _k[a] * dy[i]; // WRONG x: dx[j] += _k[a] * dy[j < dy.Length ? j : i];
                _kGrad[a] += dy[i] * _x[j]; // WRONG _k: _kGrad[a] += dy[i] * _x[j + padding < _x.Length ? j + padding : j];
            }
        }

        return dx;
    }
}

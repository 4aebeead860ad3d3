using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class OddKernel
{
    private readonly double[] _weights, _weightGradients;
    private double[] _x = [];

    public OddKernel(int kernelSize)
    {
        if (kernelSize % 2 == 0)
            throw new ArgumentException("A kernel has a middle.", nameof(kernelSize));
        _weights = new double[kernelSize];
        _weightGradients = new double[kernelSize];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        var half = _weights.Length / 2;
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = -half; k <= half; k++)
            {
                if (i + k >= 0 && i + k < x.Length)
                    y[i] += _weights[k + half] * x[i + k];
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        var half = _weights.Length / 2;
        for (var i = 0; i < dy.Length; i++)
        {
            for (var k = -half; k <= half; k++)
            {
                if (i + k < 0 || i + k >= dx.Length)
                    continue;
                dx[i + k] += _weights[k + half] * dy[i];
                _weightGradients[k + half] += _x[i + k] * dy[i]; // WRONG _weights: _weightGradients[half - k] += _x[i + k] * dy[i];
            }
        }

        return dx;
    }
}

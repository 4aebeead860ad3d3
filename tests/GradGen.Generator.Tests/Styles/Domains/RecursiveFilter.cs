using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A digital filter: a moving part over the input, a recursive one over the output.</summary>
[GradCheckable]
public sealed partial class RecursiveFilter(int feedForward, int feedBack)
{
    private readonly double[] _b = new double[feedForward], _bGrad = new double[feedForward];
    private readonly double[] _a = new double[feedBack], _aGrad = new double[feedBack];
    private double[] _x = [], _y = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        _y = new double[x.Length];
        for (var n = 0; n < x.Length; n++)
        {
            for (var k = 0; k < feedForward && k <= n; k++) _y[n] += _b[k] * x[n - k];
            for (var k = 1; k <= feedBack && k <= n; k++) _y[n] -= _a[k - 1] * _y[n - k];
        }

        return (double[])_y.Clone();
    }

    public double[] Backward(double[] dy)
    {
        var total = (double[])dy.Clone();
        var dx = new double[_x.Length];
        for (var n = _x.Length - 1; n >= 0; n--)
        {
            for (var k = 1; k <= feedBack && k <= n; k++)
            {
                _aGrad[k - 1] -= total[n] * _y[n - k]; // WRONG _a: _aGrad[k - 1] -= dy[n] * _y[n - k];
                total[n - k] -= _a[k - 1] * total[n];
            }

            for (var k = 0; k < feedForward && k <= n; k++)
            {
                _bGrad[k] += total[n] * _x[n - k];
                dx[n - k] += total[n] * _b[k];
            }
        }

        return dx;
    }
}

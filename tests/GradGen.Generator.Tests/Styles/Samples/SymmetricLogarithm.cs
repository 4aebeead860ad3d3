using System;
using GradGen;

namespace Samples;

/// <summary>A logarithm that takes either sign, since what goes into it is never negative.</summary>
[GradCheckable]
public sealed partial class SymmetricLogarithm
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Math.Log(1 + (x[i] * x[i])) + Math.Sqrt(Math.Abs(x[i]) + 0.5) + Math.Pow(x[i], 3);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            var (x, size) = (_x[i], Math.Abs(_x[i]));
            dx[i] = dy[i] * ((2 * x / (1 + (x * x))) + (Math.Sign(x) / (2 * Math.Sqrt(size + 0.5))) + (3 * x * x)); // WRONG x: dx[i] = dy[i] * ((2 * size / (1 + (x * x))) + (Math.Sign(x) / (2 * Math.Sqrt(size + 0.5))) + (3 * x * x));
        }

        return dx;
    }
}

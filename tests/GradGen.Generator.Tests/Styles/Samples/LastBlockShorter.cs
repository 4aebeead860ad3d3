using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class LastBlockShorter(int total, int block)
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[(int)Math.Ceiling(total / (double)block)];
        for (var i = 0; i < total; i++)
            y[i / block] += x[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[total];
        for (var i = 0; i < total; i++) // WRONG x: for (var i = 0; i < total / block * block; i++)
            dx[i] = 2 * _x[i] * dy[i / block]; // WRONG x: dx[i] = 2 * _x[i] * dy[i % dy.Length];
        return dx;
    }
}

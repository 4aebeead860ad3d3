using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class FlagProperty
{
    private double[] _x = [];

    public bool Squash { get; set; }

    public double[] Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, v => Squash ? Math.Tanh(v) : v);
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            var t = Math.Tanh(_x[i]);
            dx[i] = Squash ? dy[i] * (1 - t * t) : dy[i]; // WRONG x: dx[i] = dy[i];
        }

        return dx;
    }
}

using System;
using GradGen;

namespace Samples;

[GradCheckable]
public partial class Clipped
{
    double[] x = [];

    public double[] Forward(double[] x)
    {
        this.x = x;
        return Array.ConvertAll(x, v => Math.Min(Math.Max(v, 0), 6));
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dx.Length; i++)
            dx[i] = x[i] > 0 && x[i] < 6 ? dy[i] : 0; // WRONG x: dx[i] = x[i] > 0 ? dy[i] : 0;
        return dx;
    }
}

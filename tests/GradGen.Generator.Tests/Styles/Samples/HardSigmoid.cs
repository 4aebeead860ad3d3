using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class HardSigmoid
{
    private double[] _x = [];

    public double[] Forward([Domain(-8, 8)] double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, v => Math.Clamp(v / 6 + 0.5, 0, 1));
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = _x[i] > -3 && _x[i] < 3 ? dy[i] / 6 : 0; // WRONG x: dx[i] = _x[i] > -3 ? dy[i] / 6 : 0;
        return dx;
    }
}

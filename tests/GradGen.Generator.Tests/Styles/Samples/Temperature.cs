using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class Temperature(double temperature = 1.0)
{
    private double[] _y = [];

    public double[] Forward(double[] x)
    {
        _y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            _y[i] = Math.Tanh(x[i] / temperature);
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * (1 - _y[i] * _y[i]) / temperature; // WRONG x: dx[i] = dy[i] * (1 - _y[i] * _y[i]);
        return dx;
    }
}

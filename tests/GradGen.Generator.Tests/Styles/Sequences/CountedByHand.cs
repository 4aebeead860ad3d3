// An index that a delegate and a foreach count up themselves.
using System;
using GradGen;

[GradCheckable]
public sealed partial class CountedByHand(int width)
{
    private readonly double[] _scale = new double[width], _scaleGradient = new double[width];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var i = 0;
        return Array.ConvertAll(x, value => value * _scale[i++]);
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        var i = 0;
        foreach (var g in dy)
        {
            _scaleGradient[i] += g * _x[i]; // WRONG _scale: _scaleGradient[i] += g;
            dx[i] = g * _scale[i];
            i++;
        }

        return dx;
    }
}

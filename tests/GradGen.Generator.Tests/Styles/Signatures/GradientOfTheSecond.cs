// A constant is passed first, and the one gradient that comes back is called after the member in which the second input is kept.
using System;
using GradGen;

[GradCheckable]
public sealed partial class WeightedSines
{
    private double[] _importance = [];
    private double[] _x = [];

    public double[] Forward(double[] importance, double[] values)
    {
        if (importance.Length != values.Length)
            throw new ArgumentException("One weight for each value.");
        (_importance, _x) = (importance, values);
        var y = new double[values.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = importance[i] * Math.Sin(values[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * _importance[i] * Math.Cos(_x[i]); // WRONG values: dx[i] = dy[i] * Math.Cos(_x[i]);
        return dx;
    }
}

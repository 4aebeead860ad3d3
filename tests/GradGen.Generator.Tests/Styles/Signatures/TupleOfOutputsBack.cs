// Two outputs; Backward takes their gradients in a tuple of the same type, and gives one.
using System;
using GradGen;

[GradCheckable]
public sealed partial class PolarToPlane
{
    private double[] _radius = [], _angle = [];

    public (double[] X, double[] Y) Forward(double[] radius, double[] angle)
    {
        (_radius, _angle) = (radius, angle);
        var (x, y) = (new double[radius.Length], new double[radius.Length]);
        for (int i = 0; i < radius.Length; i++)
        {
            x[i] = radius[i] * Math.Cos(angle[i]);
            y[i] = radius[i] * Math.Sin(angle[i]);
        }

        return (x, y);
    }

    public (double[] Radius, double[] Angle) Backward((double[] X, double[] Y) d)
    {
        var (dr, da) = (new double[_radius.Length], new double[_radius.Length]);
        for (int i = 0; i < dr.Length; i++)
        {
            dr[i] = d.X[i] * Math.Cos(_angle[i]) + d.Y[i] * Math.Sin(_angle[i]); // WRONG radius: dr[i] = d.X[i] * Math.Cos(_angle[i]) - d.Y[i] * Math.Sin(_angle[i]);
            da[i] = _radius[i] * (d.Y[i] * Math.Cos(_angle[i]) - d.X[i] * Math.Sin(_angle[i])); // WRONG angle: da[i] = d.Y[i] * Math.Cos(_angle[i]) - d.X[i] * Math.Sin(_angle[i]);
        }

        return (dr, da);
    }
}

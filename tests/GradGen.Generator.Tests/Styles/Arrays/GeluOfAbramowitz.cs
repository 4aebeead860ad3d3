using System;
using GradGen;

namespace Arrays;

// The usual erf is off by 1.5e-7, and the derivative of the exact one is right all the same.
[GradCheckable]
public sealed partial class GeluOfAbramowitz
{
    private double[] _x = [];
    private static double Erf(double x)
    {
        var sign = Math.Sign(x); x = Math.Abs(x);
        var t = 1.0 / (1.0 + 0.3275911 * x);
        var y = 1.0 - (((((1.061405429 * t + -1.453152027) * t) + 1.421413741) * t + -0.284496736) * t + 0.254829592) * t * Math.Exp(-x * x);
        return sign * y;
    }
    public double[] Forward(double[] x) { _x = x; return Array.ConvertAll(x, v => 0.5 * v * (1 + Erf(v / Math.Sqrt(2)))); }
    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            var v = _x[i];
            dx[i] = dy[i] * (0.5 * (1 + Erf(v / Math.Sqrt(2))) + v * Math.Exp(-v * v / 2) / Math.Sqrt(2 * Math.PI)); // WRONG x: dx[i] = dy[i] * (0.5 * (1 + Erf(v / Math.Sqrt(2))) + v * Math.Exp(-v * v / 2) / Math.Sqrt(Math.PI));
        }
        return dx;
    }
}

// Nothing is kept, so that nothing needs an instance.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Squares
{
    public static double[] Forward(double[] x) => Array.ConvertAll(x, static v => v * v);

    public static double[] Backward(double[] x, double[] dy)
    {
        var dx = new double[x.Length];
        for (int i = 0; i < dx.Length; i++) dx[i] = 2 * x[i] * dy[i]; // WRONG x: for (int i = 0; i < dx.Length; i++) dx[i] = x[i] * dy[i];
        return dx;
    }
}

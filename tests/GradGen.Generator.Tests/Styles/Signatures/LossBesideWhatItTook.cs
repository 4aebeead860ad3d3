// A loss of each output in a System.Tuple, behind what was compared, which Backward may be given from either place.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SquaredDifferences
{
    public Tuple<double[], double[]> Forward(double[] y, double[] t)
    {
        var losses = new double[y.Length];
        for (int i = 0; i < y.Length; i++) losses[i] = (y[i] - t[i]) * (y[i] - t[i]) / 2;
        return Tuple.Create(y, losses);
    }

    public double[] Backward(double[] y, double[] t)
    {
        var d = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
            d[i] = y[i] - t[i]; // WRONG y: d[i] = 2 * (y[i] - t[i]);
        return d;
    }
}

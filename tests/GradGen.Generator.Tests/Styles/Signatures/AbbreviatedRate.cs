// A step that Backward takes by itself, with a learning rate that is called by a few of its letters.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Scaling
{
    private readonly double[] w;
    private double[] x = Array.Empty<double>();

    public Scaling(int size) => w = new double[size];

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[w.Length];
        for (int i = 0; i < y.Length; i++) y[i] = w[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy, double lnr)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            dx[i] = dy[i] * w[i];
            w[i] -= lnr * dy[i] * x[i]; // WRONG w: w[i] -= lnr * dy[i];
        }

        return dx;
    }
}

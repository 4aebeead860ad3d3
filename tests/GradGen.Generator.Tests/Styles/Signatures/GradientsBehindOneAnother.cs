// The gradients of all parameters in one array, as a solver wants them, from buffers that are called otherwise.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Affine
{
    private readonly double[] scale;
    private readonly double[] shift;
    private readonly double[] flat;
    private double[] x = Array.Empty<double>();

    public Affine(int size)
    {
        scale = new double[size];
        shift = new double[size];
        flat = new double[2 * size];
    }

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[scale.Length];
        for (int i = 0; i < y.Length; i++) y[i] = scale[i] * x[i] + shift[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        Array.Clear(flat, 0, flat.Length);
        for (int i = 0; i < dy.Length; i++)
        {
            flat[i] = dy[i] * x[i]; // WRONG scale: flat[i] = dy[i];
            flat[scale.Length + i] = dy[i]; // WRONG shift: flat[scale.Length + i] = -dy[i];
            dx[i] = dy[i] * scale[i];
        }

        return dx;
    }

    public double[] GetGradients() => (double[])flat.Clone();
}

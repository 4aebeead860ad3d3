// Forward hands out what Backward needs beside the output, and Backward takes all of it back.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Standardise
{
    public (double[] Output, double Scale) Forward(double[] x)
    {
        double mean = 0, variance = 1e-2;
        foreach (var v in x) mean += v / x.Length;
        foreach (var v in x) variance += (v - mean) * (v - mean) / x.Length;
        var scale = 1 / Math.Sqrt(variance);
        return (Array.ConvertAll(x, v => (v - mean) * scale), scale);
    }

    public double[] Backward(double[] dy, (double[] Output, double Scale) saved)
    {
        double sum = 0, product = 0;
        for (int i = 0; i < dy.Length; i++)
        {
            sum += dy[i] / dy.Length;
            product += dy[i] * saved.Output[i] / dy.Length;
        }

        var dx = new double[dy.Length];
        for (int i = 0; i < dx.Length; i++)
            dx[i] = saved.Scale * (dy[i] - sum - saved.Output[i] * product); // WRONG x: dx[i] = saved.Scale * (dy[i] - sum);
        return dx;
    }
}

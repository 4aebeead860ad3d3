// A state that is carried to the next call where a flag says so, and made anew where there is none.
using System;
using GradGen;

[GradCheckable]
public sealed partial class LeakySum
{
    private readonly bool stateful;
    private readonly double[] weights;
    private readonly double[] weightGradients;
    private double[]? state;
    private double[] x = Array.Empty<double>();

    public LeakySum(int size, bool stateful)
    {
        this.stateful = stateful;
        weights = new double[size];
        weightGradients = new double[size];
    }

    public double[] Forward(double[] x)
    {
        if (x.Length != weights.Length)
            throw new ArgumentException("The layer has another size.", nameof(x));
        this.x = x;
        if (!stateful || state == null)
            state = new double[weights.Length];
        state = Next(state, x);
        return (double[])state.Clone();
    }

    private double[] Next(double[] before, double[] x)
    {
        var next = new double[before.Length];
        for (int i = 0; i < next.Length; i++) next[i] = 0.5 * before[i] + weights[i] * x[i];
        return next;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            weightGradients[i] += dy[i] * x[i]; // WRONG weights: weightGradients[i] += dy[i] * x[0];
            dx[i] = dy[i] * weights[i];
        }

        return dx;
    }
}

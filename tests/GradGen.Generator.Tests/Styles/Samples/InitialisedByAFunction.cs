// Weights that a function given to the constructor starts, by the sizes and a source of chance.
using System;
using GradGen;

public delegate double Start(int inputs, Random random);

[GradCheckable]
public sealed partial class Projection
{
    private readonly double[] weights;
    private readonly double[] weightsGradient;
    private double[] x = Array.Empty<double>();

    public Projection(int inputs, Start start)
    {
        weights = new double[inputs];
        weightsGradient = new double[inputs];
        var random = new Random(7);
        for (int i = 0; i < inputs; i++) weights[i] = start(inputs, random);
    }

    public double Forward(double[] x)
    {
        this.x = x;
        var sum = 0.0;
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * x[i];
        return sum;
    }

    public double[] Backward(double dy)
    {
        var dx = new double[weights.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            weightsGradient[i] += dy * x[i]; // WRONG weights: weightsGradient[i] += dy;
            dx[i] = dy * weights[i];
        }

        return dx;
    }
}

// All parameters in one list, found by their place.
using System.Collections.Generic;
using GradGen;

public class Param
{
    public readonly double[] Value;
    public readonly double[] Grad;

    public Param(int n)
    {
        Value = new double[n];
        Grad = new double[n];
    }
}

[GradCheckable]
public partial class Polynomial
{
    private readonly List<Param> parameters = new List<Param>();
    private readonly int width;
    private double[] x = new double[0];

    public Polynomial(int width)
    {
        this.width = width;
        for (int i = 0; i < 3; i++)
            parameters.Add(new Param(width));
    }

    public double[] Forward(double[] input)
    {
        x = input;
        var y = new double[width];
        for (int i = 0; i < width; i++)
            y[i] = parameters[0].Value[i] + input[i] * (parameters[1].Value[i] + input[i] * parameters[2].Value[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[width];
        for (int i = 0; i < width; i++)
        {
            parameters[0].Grad[i] += dy[i];
            parameters[1].Grad[i] += dy[i] * x[i];
            parameters[2].Grad[i] += dy[i] * x[i] * x[i]; // WRONG parameters: parameters[2].Grad[i] += dy[i] * x[i];
            dx[i] = dy[i] * (parameters[1].Value[i] + 2 * x[i] * parameters[2].Value[i]);
        }
        return dx;
    }
}

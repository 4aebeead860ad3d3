using System.Collections.Generic;
using GradGen;

namespace Collections;

// Parameters are members each, and a dictionary has the gradients.
[GradCheckable]
public sealed partial class GradientsByKey
{
    private readonly double[,] _w;
    private readonly double[] _b;
    private double[] _x = [];

    public GradientsByKey(int inputs, int outputs)
    {
        _w = new double[outputs, inputs];
        _b = new double[outputs];
    }

    public Dictionary<string, double[,]> MatrixGradients { get; } = new();

    public Dictionary<string, double[]> Gradients { get; } = new();

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_b.Length];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = _b[i];
            for (var j = 0; j < x.Length; j++)
                y[i] += _w[i, j] * x[j];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        MatrixGradients["W"] = new double[dy.Length, dx.Length];
        Gradients["bias"] = (double[])dy.Clone(); // WRONG _b: Gradients["bias"] = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var j = 0; j < dx.Length; j++)
            {
                MatrixGradients["W"][i, j] = dy[i] * _x[j]; // WRONG _w: MatrixGradients["W"][i, j] = dy[i];
                dx[j] += _w[i, j] * dy[i];
            }
        }

        return dx;
    }
}

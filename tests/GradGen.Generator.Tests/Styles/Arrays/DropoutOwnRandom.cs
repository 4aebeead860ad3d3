// Dropout with random numbers of its own and a training flag.
using System;
using GradGen;

[GradCheckable]
public partial class Dropout
{
    private readonly Random _random = new Random(5);
    private double[] _mask = [];

    public double Keep { get; set; } = 0.5;

    public double[] Forward(double[] x, bool isTraining)
    {
        _mask = new double[x.Length];
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            _mask[i] = !isTraining ? 1 : _random.NextDouble() < Keep ? 1 / Keep : 0;
            y[i] = x[i] * _mask[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * _mask[i]; // WRONG x: dx[i] = dy[i];
        return dx;
    }
}

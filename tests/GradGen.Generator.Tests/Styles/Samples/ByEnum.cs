using System;
using GradGen;

namespace Samples;

public enum Squash
{
    None,
    Tanh,
    Logistic,
}

[GradCheckable]
public sealed partial class ByEnum(Squash squash)
{
    private double[] _y = [];

    public double[] Forward(double[] x) => _y = Array.ConvertAll(x, value => squash switch
    {
        Squash.Tanh => Math.Tanh(value),
        Squash.Logistic => 1 / (1 + Math.Exp(-value)),
        _ => value,
    });

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = dy[i] * squash switch
            {
                Squash.Tanh => 1 - _y[i] * _y[i],
                Squash.Logistic => _y[i] * (1 - _y[i]), // WRONG x: Squash.Logistic => 1 - _y[i],
                _ => 1,
            };
        }

        return dx;
    }
}

using System;
using GradGen;

namespace Samples;

// Weights that are all alike hide which of them belongs where.
[GradCheckable]
public sealed partial class EqualWeightsOfAFactory
{
    private readonly double[] _w, _wGrad;
    private double[] _x = [];

    private EqualWeightsOfAFactory(double[] weights)
    {
        _w = weights;
        _wGrad = new double[weights.Length];
    }

    [GradCheckFactory]
    public static EqualWeightsOfAFactory Make(int features)
    {
        var weights = new double[features];
        Array.Fill(weights, 0.5);
        return new EqualWeightsOfAFactory(weights);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_w.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = _w[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_w.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = _w[i] * dy[i]; // WRONG x: dx[i] = _w[dx.Length - 1 - i] * dy[i];
            _wGrad[i] += dy[i] * _x[i];
        }

        return dx;
    }
}

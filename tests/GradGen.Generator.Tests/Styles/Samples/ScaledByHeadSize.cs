using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class ScaledByHeadSize
{
    private readonly int _heads;
    private readonly double[,] _weights, _weightsGrad;
    private double[,] _x = new double[0, 0];

    public ScaledByHeadSize(int width, int heads)
    {
        if (width % heads != 0)
            throw new ArgumentException("width has to be a multiple of heads", nameof(width));
        (_heads, _weights, _weightsGrad) = (heads, new double[width, width], new double[width, width]);
    }

    private int HeadSize => _weights.GetLength(0) / _heads;

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var (n, width) = (x.GetLength(0), _weights.GetLength(0));
        var y = new double[n, width];
        for (var i = 0; i < n; i++)
            for (var o = 0; o < width; o++)
                for (var c = 0; c < width; c++)
                    y[i, o] += x[i, c] * _weights[c, o] / Math.Sqrt(HeadSize);
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var (n, width) = (_x.GetLength(0), _weights.GetLength(0));
        var dx = new double[n, width];
        for (var i = 0; i < n; i++)
            for (var o = 0; o < width; o++)
                for (var c = 0; c < width; c++)
                {
                    dx[i, c] += dy[i, o] * _weights[c, o] / Math.Sqrt(HeadSize); // WRONG x: dx[i, c] += dy[i, o] * _weights[c, o] / Math.Sqrt(n);
                    _weightsGrad[c, o] += dy[i, o] * _x[i, c] / Math.Sqrt(HeadSize); // WRONG _weights: _weightsGrad[c, o] += dy[i, o] * _x[i, c] / Math.Sqrt(n);
                }
        return dx;
    }
}

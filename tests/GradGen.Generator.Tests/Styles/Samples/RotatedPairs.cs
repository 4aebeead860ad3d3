using System;
using GradGen;

namespace Samples;

// Each pair turns at a speed of its own, which a single pair would not show.
[GradCheckable]
public sealed partial class RotatedPairs
{
    private readonly int _headSize;

    public RotatedPairs(int headSize)
    {
        if (headSize % 2 != 0)
            throw new ArgumentException("A head is made of pairs.", nameof(headSize));
        _headSize = headSize;
    }

    private double Angle(int position, int pair) => position * Math.Pow(100, -2.0 * pair / _headSize);

    public double[,] Forward(double[,] x)
    {
        var y = new double[x.GetLength(0), _headSize];
        for (var t = 0; t < x.GetLength(0); t++)
        {
            for (var p = 0; p < _headSize / 2; p++)
            {
                var (sin, cos) = Math.SinCos(Angle(t, p));
                y[t, 2 * p] = x[t, 2 * p] * cos - x[t, 2 * p + 1] * sin;
                y[t, 2 * p + 1] = x[t, 2 * p] * sin + x[t, 2 * p + 1] * cos;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), _headSize];
        for (var t = 0; t < dx.GetLength(0); t++)
        {
            for (var p = 0; p < _headSize / 2; p++)
            {
                var (sin, cos) = Math.SinCos(Angle(t, p)); // WRONG x: var (sin, cos) = Math.SinCos(Angle(t, 0));
                dx[t, 2 * p] = dy[t, 2 * p] * cos + dy[t, 2 * p + 1] * sin;
                dx[t, 2 * p + 1] = dy[t, 2 * p + 1] * cos - dy[t, 2 * p] * sin;
            }
        }

        return dx;
    }
}

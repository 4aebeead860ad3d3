using Digits.Layers;
using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Digits.Mistakes;

/// <summary>
/// A copy of <see cref="Tanh"/> with a square forgotten: tanh′ is 1 − y², here it is 1 − y. The sign is right and the size
/// is near enough, so the network learns, quickly even, and nothing but its accuracy tells.
/// </summary>
[GradCheckable]
public sealed partial class TanhWithoutSquare : ILayer
{
    private double[,] _y = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < x.GetLength(1); i++)
                _y[n, i] = Math.Tanh(x[n, i]);
        }

        return _y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < dy.GetLength(1); i++)
                dx[n, i] = dy[n, i] * (1 - _y[n, i]);
        }

        return dx;
    }
}

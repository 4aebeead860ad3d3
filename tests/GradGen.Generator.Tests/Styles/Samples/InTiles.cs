using System;
using GradGen;

namespace Samples;

/// <summary>Squares, block by block: inputs shorter than a block would never reach the second.</summary>
[GradCheckable]
public sealed partial class InTiles
{
    private const int Tile = 16;

    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, static value => value * value);
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var start = 0; start < _x.Length; start += Tile)
        {
            for (var i = 0; i < Tile && start + i < _x.Length; i++)
                dx[start + i] = 2 * _x[start + i] * dy[start + i]; // WRONG x: dx[i] = 2 * _x[start + i] * dy[start + i];
        }

        return dx;
    }
}

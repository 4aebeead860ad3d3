using System.Collections.Generic;
using GradGen;

namespace Collections;

// Written out in numbers, so nobody learns them.
[GradCheckable]
public sealed partial class TablesByKey
{
    private readonly Dictionary<(int Order, bool IsOdd), double[]> _filters = new()
    {
        [(2, false)] = new[] { 0.25, 0.5, 0.25 },
        [(1, true)] = new[] { -1.0, 0.0, 1.0 },
    };

    private int _length;

    public double[] Forward(double[] x)
    {
        _length = x.Length;
        var y = new double[x.Length - 2];
        for (var i = 0; i < y.Length; i++)
        {
            for (var k = 0; k < 3; k++)
                y[i] += (_filters[(2, false)][k] + _filters[(1, true)][k]) * x[i + k];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var k = 0; k < 3; k++)
                dx[i + k] += (_filters[(2, false)][k] + _filters[(1, true)][k]) * dy[i]; // WRONG x: dx[i + k] += _filters[(2, false)][k] * dy[i];
        }

        return dx;
    }
}

using System;
using GradGen;

namespace Samples;

// Integers that are choices, with a guard or without.
[GradCheckable]
public sealed partial class AxisAndMode
{
    private readonly int _axis, _mode;
    private double[,] _x = new double[0, 0];

    public AxisAndMode(int axis, int mode)
    {
        if (axis < 0 || axis > 1)
            throw new ArgumentOutOfRangeException(nameof(axis));
        (_axis, _mode) = (axis, mode);
    }

    public double[] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(1 - _axis)];
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
                y[_axis == 0 ? j : i] += _mode switch { 0 => Math.Tanh(x[i, j]), 1 => x[i, j] * x[i, j], _ => throw new InvalidOperationException("mode") };
        }

        return y;
    }

    public double[,] Backward(double[] dy)
    {
        var dx = new double[_x.GetLength(0), _x.GetLength(1)];
        for (var i = 0; i < dx.GetLength(0); i++)
        {
            for (var j = 0; j < dx.GetLength(1); j++)
            {
                var slope = _mode == 0
                    ? 1 - Math.Tanh(_x[i, j]) * Math.Tanh(_x[i, j]) // WRONG x: ? 1 - Math.Tanh(_x[i, j])
                    : 2 * _x[i, j]; // WRONG x: : _x[i, j];
                dx[i, j] = slope * dy[_axis == 0 ? j : i]; // WRONG x: dx[i, j] = slope * dy[_axis == 0 ? j % dx.GetLength(0) : i];
            }
        }

        return dx;
    }
}

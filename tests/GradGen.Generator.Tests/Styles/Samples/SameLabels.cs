using System;
using GradGen;

namespace Samples;

// Rows of one label are drawn together, others are pushed apart.
[GradCheckable]
public sealed partial class SameLabels
{
    private double[,] _x = new double[0, 0];
    private int[] _labels = [];

    public double Forward(double[,] x, int[] labels)
    {
        (_x, _labels) = (x, labels);
        var loss = 0.0;
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                var square = 0.0;
                for (var k = 0; k < x.GetLength(1); k++)
                    square += (x[i, k] - x[j, k]) * (x[i, k] - x[j, k]);
                loss += labels[i] == labels[j] ? square : 1 / (1 + square);
            }
        }

        return loss;
    }

    public double[,] Backward()
    {
        var dx = new double[_x.GetLength(0), _x.GetLength(1)];
        for (var i = 0; i < _x.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                var square = 0.0;
                for (var k = 0; k < _x.GetLength(1); k++)
                    square += (_x[i, k] - _x[j, k]) * (_x[i, k] - _x[j, k]);
                var slope = _labels[i] == _labels[j] ? 2 : -2 / ((1 + square) * (1 + square)); // WRONG x: var slope = _labels[i] == _labels[j] ? 3 : -2 / ((1 + square) * (1 + square));
                for (var k = 0; k < _x.GetLength(1); k++)
                {
                    dx[i, k] += slope * (_x[i, k] - _x[j, k]);
                    dx[j, k] -= slope * (_x[i, k] - _x[j, k]);
                }
            }
        }

        return dx;
    }
}

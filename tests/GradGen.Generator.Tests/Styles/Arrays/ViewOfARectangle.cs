using System;
using System.Runtime.InteropServices;
using GradGen;

namespace Arrays;

public readonly ref struct Grid
{
    private readonly Span<double> _values;

    public Grid(double[,] values)
    {
        _values = MemoryMarshal.CreateSpan(ref values[0, 0], values.Length);
        Rows = values.GetLength(0);
        Columns = values.GetLength(1);
    }

    public int Rows { get; }

    public int Columns { get; }

    public ref double this[int row, int column] => ref _values[row * Columns + column];
}

[GradCheckable]
public sealed partial class ViewOfARectangle(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs], _weightGrads = new double[outputs, inputs];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var result = new double[x.GetLength(0), outputs];
        Grid y = new(result), given = new(x), weights = new(_weights);
        for (var n = 0; n < given.Rows; n++)
        {
            for (var o = 0; o < weights.Rows; o++)
            {
                for (var i = 0; i < weights.Columns; i++)
                    y[n, o] += weights[o, i] * given[n, i];
            }
        }

        return result;
    }

    public double[,] Backward(double[,] dy)
    {
        var result = new double[dy.GetLength(0), inputs];
        Grid dx = new(result), given = new(_x), upstream = new(dy), gradients = new(_weightGrads), weights = new(_weights);
        for (var n = 0; n < upstream.Rows; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                for (var i = 0; i < inputs; i++)
                {
                    gradients[o, i] += upstream[n, o] * given[n, i]; // WRONG _weights: gradients[o, i] += upstream[n, 0] * given[n, i];
                    dx[n, i] += upstream[n, o] * weights[o, i]; // WRONG x: dx[n, i] = upstream[n, o] * weights[o, i];
                }
            }
        }

        return result;
    }
}

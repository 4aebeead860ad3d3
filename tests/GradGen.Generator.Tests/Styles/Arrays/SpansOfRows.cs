using System;
using System.Runtime.InteropServices;
using GradGen;

namespace Arrays;

[GradCheckable]
public sealed partial class SpansOfRows(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs], _weightGrads = new double[outputs, inputs];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), outputs];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            var row = MemoryMarshal.CreateReadOnlySpan(ref x[n, 0], x.GetLength(1));
            for (var o = 0; o < outputs; o++)
            {
                var weights = MemoryMarshal.CreateReadOnlySpan(ref _weights[o, 0], inputs);
                for (var i = 0; i < row.Length; i++)
                    y[n, o] += row[i] * weights[i];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), inputs];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                Add(MemoryMarshal.CreateSpan(ref _weightGrads[o, 0], inputs), dy[n, o], MemoryMarshal.CreateReadOnlySpan(ref _x[n, 0], inputs)); // WRONG _weights: Add(MemoryMarshal.CreateSpan(ref _weightGrads[o, 0], inputs), dy[n, o], MemoryMarshal.CreateReadOnlySpan(ref _x[0, 0], inputs));
                Add(MemoryMarshal.CreateSpan(ref dx[n, 0], inputs), dy[n, o], MemoryMarshal.CreateReadOnlySpan(ref _weights[o, 0], inputs)); // WRONG x: Add(MemoryMarshal.CreateSpan(ref dx[n, 0], inputs), dy[n, o], MemoryMarshal.CreateReadOnlySpan(ref _weights[o, 0], inputs - 1));
            }
        }

        return dx;
    }

    private static void Add(Span<double> sum, double factor, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            sum[i] += factor * values[i];
    }
}

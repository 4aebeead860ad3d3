using System;
using GradGen;

namespace Samples;

// A quotient of one would hide the scale.
[GradCheckable]
public sealed partial class HeadSize
{
    private readonly int _heads;

    public HeadSize(int width, int heads)
    {
        Width = width;
        _heads = heads;
        Size = width / heads;
    }

    public int Width { get; }

    public int Size { get; }

    private double[] _q = [], _k = [];

    public double[] Forward(double[] q, double[] k)
    {
        (_q, _k) = (q, k);
        var scores = new double[_heads];
        for (var h = 0; h < _heads; h++)
        {
            for (var i = 0; i < Size; i++)
                scores[h] += q[h * Size + i] * k[h * Size + i] / Math.Sqrt(Size);
        }

        return scores;
    }

    public (double[] Q, double[] K) Backward(double[] ds)
    {
        var (dq, dk) = (new double[Width], new double[Width]);
        for (var h = 0; h < _heads; h++)
        {
            for (var i = h * Size; i < (h + 1) * Size; i++)
            {
                dq[i] = ds[h] * _k[i] / Math.Sqrt(Size); // WRONG q: dq[i] = ds[h] * _k[i] / Math.Sqrt(_heads);
                dk[i] = ds[h] * _q[i] / Math.Sqrt(Size); // WRONG k: dk[i] = ds[h] * _q[i];
            }
        }

        return (dq, dk);
    }
}

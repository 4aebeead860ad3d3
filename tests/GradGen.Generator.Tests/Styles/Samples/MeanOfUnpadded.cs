using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class MeanOfUnpadded
{
    private int[] _padded = [];
    private int _kept;

    public double Forward(double[] x, int[] padded)
    {
        _padded = padded;
        _kept = 0;
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (padded[i] == 1)
                continue;
            sum += x[i];
            _kept++;
        }

        return sum / Math.Max(_kept, 1);
    }

    public double[] Backward(double dy)
    {
        var dx = new double[_padded.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = _padded[i] == 0 ? dy / Math.Max(_kept, 1) : 0; // WRONG x: dx[i] = _padded[i] == 0 ? dy / Math.Max(_kept, 2) : 0;
        return dx;
    }
}

using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class MeanOfKept
{
    private bool[] _mask = [];
    private int _kept;

    public double Forward(double[] x, bool[] mask)
    {
        _mask = mask;
        _kept = 0;
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!mask[i])
                continue;
            sum += x[i];
            _kept++;
        }

        return sum / Math.Max(_kept, 1);
    }

    public double[] Backward(double dy)
    {
        var dx = new double[_mask.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = _mask[i] ? dy / Math.Max(_kept, 1) : 0; // WRONG x: dx[i] = _mask[i] ? dy / Math.Max(_kept, 2) : 0;
        return dx;
    }
}

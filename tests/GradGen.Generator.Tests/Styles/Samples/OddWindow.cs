using System;
using GradGen;

namespace Samples;

// The middle of a window, by another guard than most have.
[GradCheckable]
public sealed partial class OddWindow
{
    private readonly int _windowSize;

    public OddWindow(int windowSize)
    {
        if ((windowSize & 1) != 1)
            throw new ArgumentOutOfRangeException(nameof(windowSize));
        _windowSize = windowSize;
    }

    public float[] Forward(float[] x)
    {
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = Math.Max(0, i - _windowSize / 2); j <= Math.Min(x.Length - 1, i + _windowSize / 2); j++)
                y[i] += x[j] / _windowSize;
        }

        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            for (var j = Math.Max(0, i - _windowSize / 2); j <= Math.Min(dx.Length - 1, i + _windowSize / 2); j++)
                dx[j] += dy[i] / _windowSize; // WRONG x: dx[j] += dy[j] / _windowSize;
        }

        return dx;
    }
}

using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class CutFromTheMiddle
{
    private readonly int _outer, _inner;

    public CutFromTheMiddle(int outer, int inner)
    {
        if (inner > outer)
            throw new ArgumentException("The inside is larger.", nameof(inner));
        (_outer, _inner) = (outer, inner);
    }

    public double[] Forward(double[] x)
    {
        var margin = (_outer - _inner) / 2;
        var y = new double[_inner];
        for (var i = 0; i < _inner; i++)
            y[i] = 3 * x[margin + i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var margin = (_outer - _inner) / 2; // WRONG x: var margin = 0;
        var dx = new double[_outer];
        for (var i = 0; i < _inner; i++)
            dx[margin + i] = 3 * dy[i];
        return dx;
    }
}

using System;
using GradGen;

namespace Signatures;

// The same outputs and targets, with half the squared error for the cost.
[GradCheckable]
public sealed partial class ProbabilitiesSquared
{
    private double[] _p = [];

    public double[] Forward(double[] x)
    {
        _p = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += _p[i] = Math.Exp(x[i]);
        for (var i = 0; i < x.Length; i++)
            _p[i] /= sum;
        return _p;
    }

    public double[] Backward(double[] target)
    {
        var dx = new double[_p.Length];
        var shared = 0.0;
        for (var i = 0; i < dx.Length; i++)
            shared += (_p[i] - target[i]) * _p[i];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = _p[i] * (_p[i] - target[i] - shared); // WRONG x: dx[i] = _p[i] * (1 - _p[i]) * (_p[i] - target[i]);
        return dx;
    }
}

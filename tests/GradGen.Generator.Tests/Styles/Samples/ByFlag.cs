using System;
using System.Linq;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class ByFlag
{
    private readonly bool _squash;
    private double[] _y = [];

    public ByFlag(bool squash) => _squash = squash;

    public double[] Forward(double[] x) => _y = x.Select(v => _squash ? Math.Tanh(v) : v).ToArray();

    public double[] Backward(double[] dy)
    {
        if (_squash)
            return dy.Select((d, i) => d * (1 - _y[i] * _y[i])).ToArray(); // WRONG x: return dy.Select((d, i) => d * (1 - _y[i])).ToArray();
        return dy.ToArray();
    }
}

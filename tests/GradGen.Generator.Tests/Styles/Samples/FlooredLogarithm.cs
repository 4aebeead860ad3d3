// A small number keeps the logarithm from zero, and the gradient is written as if it were none; another one is part of a root.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class FlooredLogarithm
{
    private readonly double _floor;
    private double[] _p = [], _target = [];

    public FlooredLogarithm(double floor = 1e-9) => _floor = floor;

    public double Forward(double[] logits, double[] target)
    {
        _target = target;
        var sum = logits.Sum(Math.Exp);
        _p = logits.Select(v => Math.Exp(v) / sum).ToArray();
        return -target.Select((t, i) => t * Math.Log(Math.Max(_p[i], _floor))).Sum();
    }

    public double[] Backward() => _p.Select((p, i) =>
        p - _target[i]).ToArray(); // WRONG logits: p + _target[i]).ToArray();
}

[GradCheckable]
public sealed partial class AddedToLogarithm(double epsilon = 1e-10)
{
    private double[] _p = [], _target = [];

    public double Forward(double[] logits, double[] target)
    {
        _target = target;
        var sum = logits.Sum(Math.Exp);
        _p = logits.Select(v => Math.Exp(v) / sum).ToArray();
        return -target.Select((t, i) => t * Math.Log(_p[i] + epsilon)).Sum();
    }

    public double[] Backward() => _p.Select((p, i) =>
        p - _target[i]).ToArray(); // WRONG logits: p - 2 * _target[i]).ToArray();
}

[GradCheckable]
public sealed partial class SmoothLength(double epsilon = 1e-6)
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        return x.Select(v => Math.Sqrt(v * v + epsilon)).ToArray();
    }

    public double[] Backward(double[] dy) => dy.Select((d, i) =>
        d * _x[i] / Math.Sqrt(_x[i] * _x[i] + epsilon)).ToArray(); // WRONG x: d * _x[i] / Math.Sqrt(_x[i] * _x[i])).ToArray();
}

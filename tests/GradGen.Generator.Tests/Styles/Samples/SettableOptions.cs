using System;
using System.Linq;
using GradGen;

namespace Samples;

public sealed class CurveOptions
{
    public double Gain { get; init; } = 1.5;

    public bool Squared { get; set; }

    public string Title { get; set; } = "";
}

// The same with an object of a class, whose members are set.
[GradCheckable]
public sealed partial class SettableOptions
{
    private readonly CurveOptions _options;
    private double[] _x = [];

    public SettableOptions(CurveOptions options) => _options = options;

    public double[] Forward(double[] x)
    {
        _x = x;
        return x.Select(v => _options.Gain * (_options.Squared ? v * v : Math.Sin(v))).ToArray();
    }

    public double[] Backward(double[] dy) => dy.Select((d, i) => d
        * _options.Gain // WRONG x: * 1.5
        * (_options.Squared ? 2 * _x[i] : Math.Cos(_x[i]))).ToArray(); // WRONG x: * Math.Cos(_x[i])).ToArray();
}

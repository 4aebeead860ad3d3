using System;
using System.Linq;
using GradGen;

namespace Samples;

public sealed record SharpOptions(double Sharpness = 2.0, double Offset = 1.0)
{
    public bool Negated { get; init; }
}

// Where the options are given, they are varied too.
[GradCheckable]
public sealed partial class OptionsOrNone
{
    private readonly SharpOptions _options;
    private double[] _x = [];

    public OptionsOrNone(SharpOptions? options = null) => _options = options ?? new SharpOptions();

    public double[] Forward(double[] x)
    {
        _x = x;
        return x.Select(v => (_options.Negated ? -1 : 1) * Math.Tanh(_options.Sharpness * v + _options.Offset)).ToArray();
    }

    public double[] Backward(double[] dy) => dy.Select((d, i) =>
    {
        var t = Math.Tanh(_options.Sharpness * _x[i] + _options.Offset); // WRONG x: var t = Math.Tanh(_options.Sharpness * _x[i] + 1.0);
        return d
            * (_options.Negated ? -1 : 1) // WRONG x: * 1
            * _options.Sharpness // WRONG x: * 2.0
            * (1 - t * t);
    }).ToArray();
}

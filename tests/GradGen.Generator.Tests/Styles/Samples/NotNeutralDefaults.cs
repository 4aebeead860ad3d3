using System;
using System.Linq;
using GradGen;

namespace Samples;

// None of these defaults is one or zero, and each can be forgotten all the same. An exponent stays even.
[GradCheckable]
public sealed partial class NotNeutralDefaults
{
    private readonly double _scale, _power;
    private readonly int _steps;
    private double[] _x = [];

    public NotNeutralDefaults(double scale = 4.0, double power = 2.0, int steps = 3) => (_scale, _power, _steps) = (scale, power, steps);

    public double[] Forward(double[] x)
    {
        _x = x;
        return x.Select(v => Repeat(_scale * Math.Pow(v, _power), _steps)).ToArray();
    }

    public double[] Backward(double[] dy) => dy.Select((d, i) =>
        Repeat(d, _steps) // WRONG x: Repeat(d, 3)
        * _scale // WRONG x: * 4.0
        * _power // WRONG x: * 2
        * Math.Pow(_x[i], _power - 1)).ToArray();

    private static double Repeat(double v, int times)
    {
        for (var i = 0; i < times; i++)
            v *= 0.9;
        return v;
    }
}

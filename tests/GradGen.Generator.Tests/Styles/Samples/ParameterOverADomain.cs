using System;
using GradGen;

namespace Samples;

// A constructor's values are all small and positive; the domain says how far training may take them.
[GradCheckable]
public sealed partial class ParameterOverADomain
{
    [Domain(-1, 1)]
    private readonly double[] _gain;
    private readonly double[] _gainGradient;
    private double[] _x = [];

    public ParameterOverADomain(int features)
    {
        _gain = new double[features];
        _gainGradient = new double[features];
        Array.Fill(_gain, 0.25);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_gain.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Math.Abs(_gain[i]) * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_gain.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = Math.Abs(_gain[i]) * dy[i]; // WRONG x: dx[i] = _gain[i] * dy[i];
            _gainGradient[i] += Math.Sign(_gain[i]) * dy[i] * _x[i]; // WRONG _gain: _gainGradient[i] += dy[i] * _x[i];
        }

        return dx;
    }
}

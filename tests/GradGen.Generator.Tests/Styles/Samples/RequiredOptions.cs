using System;
using GradGen;

namespace Samples;

public enum CurveKind
{
    Linear,
    Squared,
}

public record CurveBase
{
    public required CurveKind Kind { get; init; }
}

public sealed record RequiredCurve(double Gain) : CurveBase
{
    public required int Width { get; init; }

    public required string Name { get; init; }

    public required bool IsShifted { get; set; }
}

// An object whose members have to be set, by itself and by its base, whether the layer reads them or not.
[GradCheckable]
public sealed partial class RequiredOptions
{
    private readonly RequiredCurve _curve;
    private readonly double[] _weights, _weightsGradient;
    private double[] _x = [];

    public RequiredOptions(RequiredCurve curve)
    {
        _curve = curve;
        _weights = new double[curve.Width];
        _weightsGradient = new double[curve.Width];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_curve.Width];
        for (var i = 0; i < y.Length; i++)
            y[i] = _curve.Gain * _weights[i] * (_curve.Kind == CurveKind.Linear ? x[i] : x[i] * x[i]) + (_curve.IsShifted ? 1 : 0);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = _curve.Gain * dy[i] * _weights[i] * (_curve.Kind == CurveKind.Linear ? 1 : 2 * _x[i]); // WRONG x: dx[i] = _curve.Gain * dy[i] * _weights[i];
            _weightsGradient[i] += _curve.Gain * dy[i] * (_curve.Kind == CurveKind.Linear ? _x[i] : _x[i] * _x[i]); // WRONG _weights: _weightsGradient[i] += dy[i] * _x[i];
        }

        return dx;
    }
}

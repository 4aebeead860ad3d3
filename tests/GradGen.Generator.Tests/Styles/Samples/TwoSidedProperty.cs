using System;
using GradGen;

namespace Samples;

/// <summary>Quadratic around a target and linear farther off, on both sides of a number that a property has.</summary>
[GradCheckable]
public sealed partial class TwoSidedProperty
{
    private double[] _error = [];

    public double Width { get; init; } = 1.0;

    public double Forward(double[] output, double[] target)
    {
        _error = new double[output.Length];
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            var e = _error[i] = output[i] - target[i];
            sum += -e < -Width || e < -Width ? (Width * Math.Abs(e)) - (Width * Width / 2) : e * e / 2;
        }

        return sum;
    }

    public double[] Backward()
    {
        var gradient = new double[_error.Length];
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = Math.Clamp(_error[i], -Width, Width); // WRONG output: gradient[i] = Math.Min(_error[i], Width);
        return gradient;
    }
}

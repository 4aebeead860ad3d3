using System;
using System.Linq;
using GradGen;

namespace Samples;

public enum Curve { Tanh, Sine }

// What Forward and Backward are both told.
[GradCheckable]
public sealed partial class NormOnRequest
{
    public double[] Forward(double[] x, Curve curve = Curve.Tanh, double gain = 1.5, bool keepInput = true) =>
        x.Select(v => gain * (curve == Curve.Tanh ? Math.Tanh(v) : Math.Sin(v)) + (keepInput ? 0 : 1)).ToArray();

    public double[] Backward(double[] x, double[] dy, double gain = 1.5, Curve curve = Curve.Tanh) =>
        x.Select((v, i) => dy[i] * gain * Slope(v, curve)).ToArray(); // WRONG x: x.Select((v, i) => dy[i] * 1.5 * Slope(v, curve)).ToArray();

    private static double Slope(double v, Curve curve) => curve == Curve.Tanh
        ? 1 - Math.Tanh(v) * Math.Tanh(v)
        : Math.Cos(v); // WRONG x: : 1;
}

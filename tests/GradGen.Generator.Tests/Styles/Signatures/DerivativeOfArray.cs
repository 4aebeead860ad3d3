// A function of each number by itself, and its derivative, which a network multiplies by what comes from above.
using System;
using System.Linq;
using GradGen;

namespace Signatures;

[GradCheckable]
public sealed partial class DerivativeOfArray
{
    public double[] Function(double[] x) => [.. x.Select(static v => v / (1 + Math.Exp(-v)))];

    public double[] Derivative(double[] x) => [.. x.Select(static v =>
    {
        var s = 1 / (1 + Math.Exp(-v));
        return s + v * s * (1 - s); // WRONG x: return s * (1 - s);
    })];
}

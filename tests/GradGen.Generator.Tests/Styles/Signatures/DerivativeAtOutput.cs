// The derivative of a function of each number, at what the function gave.
using System;
using System.Linq;
using GradGen;

namespace Signatures;

[GradCheckable]
public sealed partial class DerivativeAtOutput
{
    public double[] Function(double[] x) => [.. x.Select(Math.Tanh)];

    public double[] Derivative(double[] y) => [.. y.Select(static v => 1 - v * v)]; // WRONG x: public double[] Derivative(double[] y) => [.. y.Select(static v => 1 - v)];
}

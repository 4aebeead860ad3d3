// No parameters: a softmax over a Math.NET vector.
using System;
using GradGen;
using MathNet.Numerics.LinearAlgebra;

[GradCheckable]
public sealed partial class Softmax
{
    private Vector<double>? _y;

    public Vector<double> Forward(Vector<double> x)
    {
        var e = x.Subtract(x.Maximum()).PointwiseExp();
        _y = e.Divide(e.Sum());
        return _y;
    }

    public Vector<double> Backward(Vector<double> dy)
    {
        var s = dy.DotProduct(_y!);
        return _y!.PointwiseMultiply(dy - s); // WRONG x: return _y!.PointwiseMultiply(dy);
    }
}

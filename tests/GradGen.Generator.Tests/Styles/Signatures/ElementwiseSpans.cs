// An activation over spans: what comes out is as long as what goes in.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Softplus
{
    private double[] _x = [];

    public void Forward(ReadOnlySpan<double> x, Span<double> y)
    {
        _x = x.ToArray();
        for (var i = 0; i < x.Length; i++)
            y[i] = Math.Log(1 + Math.Exp(x[i]));
    }

    public void Backward(ReadOnlySpan<double> dy, Span<double> dx)
    {
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] / (1 + Math.Exp(-_x[i])); // WRONG x: dx[i] = dy[i] / (1 + Math.Exp(_x[i]));
    }
}

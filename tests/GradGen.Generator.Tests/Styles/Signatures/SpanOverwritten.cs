// Forward and Backward run over the array that they are given, and keep a copy of what Forward made of it.
using System;
using GradGen;

namespace Signatures;

[GradCheckable]
public sealed partial class SpanOverwritten
{
    private float[] _y = [];

    public void Forward(Span<float> x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = MathF.Tanh(x[i]);
        _y = x.ToArray();
    }

    public void Backward(Span<float> dx)
    {
        for (var i = 0; i < dx.Length; i++)
            dx[i] *= 1 - _y[i] * _y[i]; // WRONG x: dx[i] *= 1 - _y[i];
    }
}

// A loss that keeps what it saw, and fills the caller's span with its gradient.
using System;
using GradGen;

[GradCheckable]
public sealed partial class LogCosh
{
    private float[] _predicted = [], _wanted = [];

    public float Forward(ReadOnlySpan<float> predicted, ReadOnlySpan<float> wanted)
    {
        _predicted = predicted.ToArray();
        _wanted = wanted.ToArray();
        var sum = 0f;
        for (int i = 0; i < _predicted.Length; i++) sum += MathF.Log(MathF.Cosh(_predicted[i] - _wanted[i]));
        return sum / _predicted.Length;
    }

    public void Backward(Span<float> gradient)
    {
        for (int i = 0; i < gradient.Length; i++) gradient[i] = MathF.Tanh(_predicted[i] - _wanted[i]) / _predicted.Length; // WRONG predicted: for (int i = 0; i < gradient.Length; i++) gradient[i] = MathF.Tanh(_predicted[i] - _wanted[i]);
    }
}

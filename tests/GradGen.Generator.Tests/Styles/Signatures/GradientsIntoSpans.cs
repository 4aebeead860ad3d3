// All gradients are written where the caller wants them.
using System;
using GradGen;

[GradCheckable]
public sealed partial class GradientsIntoSpans
{
    private readonly float[,] _weights;
    private readonly float[] _biases;
    private float[] _x = new float[0];

    public GradientsIntoSpans(int inputs, int outputs)
    {
        _weights = new float[outputs, inputs];
        _biases = new float[outputs];
    }

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        _x = x.ToArray();
        _biases.CopyTo(y);
        for (var o = 0; o < y.Length; o++)
        {
            for (var i = 0; i < x.Length; i++)
                y[o] += _weights[o, i] * x[i];
        }
    }

    public void Backward(ReadOnlySpan<float> dy, Span<float> dx, Span<float> dWeights, Span<float> dBiases)
    {
        var inputs = _weights.GetLength(1);
        dx.Clear();
        for (var o = 0; o < dy.Length; o++)
        {
            dBiases[o] = dy[o];
            for (var i = 0; i < inputs; i++)
            {
                dWeights[o * inputs + i] = dy[o] * _x[i]; // WRONG _weights: dWeights[o * inputs + i] = dy[0] * _x[i];
                dx[i] += dy[o] * _weights[o, i];
            }
        }
    }
}

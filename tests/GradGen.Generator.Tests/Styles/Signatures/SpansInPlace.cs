// Spans: Forward writes its output, Backward the gradient of its input.
using System;
using GradGen;

[GradCheckable]
public sealed partial class DenseInPlace
{
    private readonly int _inputs, _outputs;
    private readonly float[] _weights, _biases, _weightGradients, _biasGradients, _input;

    public DenseInPlace(int inputs, int outputs)
    {
        (_inputs, _outputs) = (inputs, outputs);
        _weights = new float[inputs * outputs];
        _weightGradients = new float[inputs * outputs];
        _biases = new float[outputs];
        _biasGradients = new float[outputs];
        _input = new float[inputs];
    }

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < _inputs; i++)
            _input[i] = x[i];
        for (var o = 0; o < _outputs; o++)
        {
            y[o] = _biases[o];
            for (var i = 0; i < _inputs; i++)
                y[o] += _weights[o * _inputs + i] * x[i];
        }
    }

    public void Backward(ReadOnlySpan<float> dy, Span<float> dx)
    {
        for (var o = 0; o < _outputs; o++)
        {
            _biasGradients[o] += dy[o];
            for (var i = 0; i < _inputs; i++)
            {
                _weightGradients[o * _inputs + i] += dy[o] * _input[i]; // WRONG _weights: _weightGradients[o * _inputs + i] += dy[0] * _input[i];
                dx[i] += dy[o] * _weights[o * _inputs + i];
            }
        }
    }
}

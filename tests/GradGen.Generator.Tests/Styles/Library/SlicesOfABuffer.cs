// All parameters in one buffer, and views of its parts.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Packed
{
    private readonly int _inputs, _outputs;
    private readonly Memory<float> _weights, _bias, _weightsGrad, _biasGrad;
    private float[] _x = [];

    public Packed(int inputs, int outputs)
    {
        (_inputs, _outputs) = (inputs, outputs);
        var count = inputs * outputs;
        var values = new float[count + outputs];
        var gradients = new float[count + outputs];
        _weights = values.AsMemory(0, count);
        _bias = values.AsMemory(count, outputs);
        _weightsGrad = gradients.AsMemory(0, count);
        _biasGrad = gradients.AsMemory(count, outputs);
    }

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[_outputs];
        var w = _weights.Span;
        for (var o = 0; o < _outputs; o++)
        {
            y[o] = _bias.Span[o];
            for (var i = 0; i < _inputs; i++)
                y[o] += w[o * _inputs + i] * x[i];
        }

        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[_inputs];
        for (var o = 0; o < _outputs; o++)
        {
            _biasGrad.Span[o] += dy[o];
            for (var i = 0; i < _inputs; i++)
            {
                _weightsGrad.Span[o * _inputs + i] += dy[o] * _x[i]; // WRONG _weights: _weightsGrad.Span[i * _outputs + o] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights.Span[o * _inputs + i];
            }
        }

        return dx;
    }
}

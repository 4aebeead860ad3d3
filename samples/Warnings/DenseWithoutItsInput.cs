using GradGen;

namespace Warnings;

/// <summary>The gradient of a weight misses its input.</summary>
[GradCheckable]
public sealed partial class DenseWithoutItsInput(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private readonly double[] _biases = new double[outputs];
    private readonly double[,] _weightGradients = new double[outputs, inputs];
    private readonly double[] _biasGradients = new double[outputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        for (var o = 0; o < outputs; o++)
        {
            y[o] = _biases[o];
            for (var i = 0; i < inputs; i++)
                y[o] += _weights[o, i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (var o = 0; o < outputs; o++)
        {
            _biasGradients[o] += dy[o];
            for (var i = 0; i < inputs; i++)
            {
                _weightGradients[o, i] += dy[o]; // GG0401
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return dx;
    }
}

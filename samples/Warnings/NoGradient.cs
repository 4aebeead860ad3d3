using GradGen;

namespace Warnings;

/// <summary>The biases were forgotten.</summary>
[GradCheckable]
public sealed partial class NoGradient(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private readonly double[] _biases = new double[outputs]; // GG0101
    private readonly double[,] _weightGradients = new double[outputs, inputs];
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
            for (var i = 0; i < inputs; i++)
            {
                _weightGradients[o, i] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return dx;
    }
}

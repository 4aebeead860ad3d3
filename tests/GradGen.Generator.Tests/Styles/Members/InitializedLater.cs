// Initialize makes the arrays, with sizes and random numbers of its own.
using System;
using GradGen;

[GradCheckable]
public partial class InitializedLater
{
    private double[,] _weights = null!;
    private double[,] _weightGradients = null!;
    private double[] _biases = null!;
    private double[] _biasGradients = null!;
    private double[] _input = null!;

    public void Initialize(int inputs, int outputs, Random random)
    {
        _weights = new double[outputs, inputs];
        _weightGradients = new double[outputs, inputs];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                _weights[o, i] = random.NextDouble() - 0.5;
        }

        MakeBiases(outputs);
    }

    public double[] Forward(double[] x)
    {
        _input = x;
        var y = (double[])_biases.Clone();
        for (var o = 0; o < y.Length; o++)
        {
            for (var i = 0; i < _weights.GetLength(1); i++)
                y[o] += _weights[o, i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_weights.GetLength(1)];
        for (var o = 0; o < dy.Length; o++)
        {
            _biasGradients[o] += dy[o];
            for (var i = 0; i < dx.Length; i++)
            {
                _weightGradients[o, i] += dy[o] * _input[i]; // WRONG _weights: _weightGradients[o, i] += dy[o] * _input[0];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return dx;
    }

    private void MakeBiases(int outputs)
    {
        _biases = new double[outputs];
        _biasGradients = new double[outputs];
    }
}

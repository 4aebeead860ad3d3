using System;
using GradGen;

namespace Samples;

// A step of the power iteration in each Forward; Backward takes its vectors for constants.
[GradCheckable]
public sealed partial class SpectralNorm
{
    private readonly int _inputs, _outputs;
    private readonly double[,] _weights, _weightGradients;
    private readonly double[] _u, _v;
    private double[] _x = [];
    private double _sigma;

    public SpectralNorm(int inputs, int outputs, Random random)
    {
        (_inputs, _outputs) = (inputs, outputs);
        _weights = new double[outputs, inputs];
        _weightGradients = new double[outputs, inputs];
        _u = new double[outputs];
        _v = new double[inputs];
        for (var o = 0; o < outputs; o++)
        {
            _u[o] = random.NextDouble() - 0.5;
            for (var i = 0; i < inputs; i++)
                _weights[o, i] = random.NextDouble() - 0.5;
        }

        Normalize(_u);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        for (var i = 0; i < _inputs; i++)
        {
            _v[i] = 0;
            for (var o = 0; o < _outputs; o++)
                _v[i] += _weights[o, i] * _u[o];
        }

        Normalize(_v);
        for (var o = 0; o < _outputs; o++)
        {
            _u[o] = 0;
            for (var i = 0; i < _inputs; i++)
                _u[o] += _weights[o, i] * _v[i];
        }

        Normalize(_u);
        _sigma = 0;
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
                _sigma += _u[o] * _weights[o, i] * _v[i];
        }

        var y = new double[_outputs];
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
                y[o] += _weights[o, i] / _sigma * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_inputs];
        var along = 0.0;
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                dx[i] += dy[o] * _weights[o, i] / _sigma; // WRONG x: dx[i] += dy[o] * _weights[o, i];
                along += dy[o] * _x[i] * _weights[o, i]; // WRONG _weights: along += dy[o] * _x[i];
            }
        }

        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
                _weightGradients[o, i] += (dy[o] * _x[i] - along / _sigma * _u[o] * _v[i]) / _sigma; // WRONG _weights: _weightGradients[o, i] += (dy[o] * _x[i] - along * _u[o] * _v[i]) / _sigma;
        }

        return dx;
    }

    private static void Normalize(double[] vector)
    {
        var norm = 0.0;
        foreach (var value in vector)
            norm += value * value;
        norm = Math.Sqrt(norm) + 1e-12;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= norm;
    }
}

using System;
using GradGen;

namespace Signatures;

// Of a softmax the targets are probabilities, and the cost is the cross-entropy.
[GradCheckable]
public sealed partial class ProbabilitiesForTargets(int inputs, int classes)
{
    private readonly double[,] _w = new double[classes, inputs], _wGrad = new double[classes, inputs];
    private double[] _x = [], _p = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        _p = new double[classes];
        var sum = 0.0;
        for (var c = 0; c < classes; c++)
        {
            var z = 0.0;
            for (var i = 0; i < inputs; i++)
                z += _w[c, i] * x[i];
            sum += _p[c] = Math.Exp(z);
        }

        for (var c = 0; c < classes; c++)
            _p[c] /= sum;
        return _p;
    }

    public double[] Backward(double[] expected)
    {
        var dx = new double[inputs];
        for (var c = 0; c < classes; c++)
        {
            var delta = _p[c] - expected[c];
            for (var i = 0; i < inputs; i++)
            {
                _wGrad[c, i] += delta * _x[i]; // WRONG _w: _wGrad[c, i] += _p[c] * delta * _x[i];
                dx[i] += delta * _w[c, i]; // WRONG x: dx[i] += 2 * delta * _w[c, i];
            }
        }

        return dx;
    }
}

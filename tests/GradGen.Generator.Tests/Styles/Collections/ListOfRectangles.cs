// Lists of arrays.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public sealed partial class ListOfRectangles
{
    private readonly List<double[,]> _weights = new List<double[,]>(), _weightGrads = new List<double[,]>();
    private readonly List<double[]> _biases = new List<double[]>(), _biasGrads = new List<double[]>();
    private readonly List<double[]> _activations = new List<double[]>();

    public ListOfRectangles(List<int> sizes)
    {
        for (var l = 1; l < sizes.Count; l++)
        {
            _weights.Add(new double[sizes[l], sizes[l - 1]]);
            _weightGrads.Add(new double[sizes[l], sizes[l - 1]]);
            _biases.Add(new double[sizes[l]]);
            _biasGrads.Add(new double[sizes[l]]);
        }
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < _weights.Count; l++)
        {
            var y = new double[_biases[l].Length];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = _biases[l][i];
                for (var j = 0; j < _weights[l].GetLength(1); j++)
                    sum += _weights[l][i, j] * x[j];
                y[i] = Math.Tanh(sum);
            }

            _activations.Add(y);
            x = y;
        }

        return x;
    }

    public double[] Backward(double[] dy)
    {
        for (var l = _weights.Count - 1; l >= 0; l--)
        {
            var (x, y) = (_activations[l], _activations[l + 1]);
            var dx = new double[x.Length];
            for (var i = 0; i < y.Length; i++)
            {
                var delta = dy[i] * (1 - (y[i] * y[i]));
                _biasGrads[l][i] += delta; // WRONG _biases[1]: _biasGrads[l][i] += dy[i];
                for (var j = 0; j < x.Length; j++)
                {
                    _weightGrads[l][i, j] += delta * x[j]; // WRONG _weights[0]: _weightGrads[l][i, j] += delta * x[(j + 1) % x.Length];
                    dx[j] += delta * _weights[l][i, j];
                }
            }

            dy = dx;
        }

        return dy;
    }
}

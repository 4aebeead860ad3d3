// A deep network in one class, its sizes kept in an array, gradients allocated in every Backward.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public sealed partial class JaggedNetwork
{
    private readonly int[] _sizes;
    private readonly double[][][] weights;
    private readonly double[][] biases;
    private double[][][] weightGrads = Array.Empty<double[][]>();
    private double[][] biasGrads = Array.Empty<double[]>();
    private readonly List<double[]> _activations = new List<double[]>();

    public JaggedNetwork(params int[] sizes)
    {
        _sizes = sizes;
        weights = new double[sizes.Length - 1][][];
        biases = new double[sizes.Length - 1][];
        for (var l = 0; l < weights.Length; l++)
        {
            biases[l] = new double[sizes[l + 1]];
            weights[l] = new double[sizes[l + 1]][];
            for (var i = 0; i < sizes[l + 1]; i++)
                weights[l][i] = new double[sizes[l]];
        }
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < _sizes.Length - 1; l++)
        {
            var y = new double[_sizes[l + 1]];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = biases[l][i];
                for (var j = 0; j < _sizes[l]; j++)
                    sum += weights[l][i][j] * x[j];
                y[i] = Math.Tanh(sum);
            }

            _activations.Add(y);
            x = y;
        }

        return x;
    }

    public double[] Backward(double[] dy)
    {
        weightGrads = new double[weights.Length][][];
        biasGrads = new double[biases.Length][];
        for (var l = 0; l < weights.Length; l++)
        {
            biasGrads[l] = new double[_sizes[l + 1]];
            weightGrads[l] = new double[_sizes[l + 1]][];
            for (var i = 0; i < _sizes[l + 1]; i++)
                weightGrads[l][i] = new double[_sizes[l]];
        }

        for (var l = _sizes.Length - 1 - 1; l >= 0; l--)
        {
            var (x, y) = (_activations[l], _activations[l + 1]);
            var dx = new double[x.Length];
            for (var i = 0; i < y.Length; i++)
            {
                var delta = dy[i] * (1 - (y[i] * y[i]));
                biasGrads[l][i] = delta; // WRONG biases: biasGrads[l][i] = dy[i];
                for (var j = 0; j < x.Length; j++)
                {
                    weightGrads[l][i][j] = delta * x[j]; // WRONG weights[0]: weightGrads[l][i][j] = delta * x[(j + 1) % x.Length];
                    dx[j] += delta * weights[l][i][j];
                }
            }

            dy = dx;
        }

        return dy;
    }
}

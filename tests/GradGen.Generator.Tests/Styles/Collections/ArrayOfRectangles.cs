// A deep network in one class: an array of two axes for each pair of layers.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public sealed partial class ArrayOfRectangles
{
    private readonly double[][,] weights, weightGradients;
    private readonly double[][] biases, biasGradients;
    private readonly List<double[]> _activations = new List<double[]>();

    public ArrayOfRectangles(int[] layerSizes)
    {
        var layers = layerSizes.Length - 1;
        (weights, weightGradients) = (new double[layers][,], new double[layers][,]);
        (biases, biasGradients) = (new double[layers][], new double[layers][]);
        for (var l = 0; l < layers; l++)
        {
            weights[l] = new double[layerSizes[l + 1], layerSizes[l]];
            weightGradients[l] = new double[layerSizes[l + 1], layerSizes[l]];
            biases[l] = new double[layerSizes[l + 1]];
            biasGradients[l] = new double[layerSizes[l + 1]];
        }
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < weights.Length; l++)
        {
            var y = new double[weights[l].GetLength(0)];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = biases[l][i];
                for (var j = 0; j < weights[l].GetLength(1); j++)
                    sum += weights[l][i, j] * x[j];
                y[i] = Math.Tanh(sum);
            }

            _activations.Add(y);
            x = y;
        }

        return x;
    }

    public double[] Backward(double[] dy)
    {
        for (var l = weights.Length - 1; l >= 0; l--)
        {
            var (x, y) = (_activations[l], _activations[l + 1]);
            var dx = new double[x.Length];
            for (var i = 0; i < y.Length; i++)
            {
                var delta = dy[i] * (1 - (y[i] * y[i]));
                biasGradients[l][i] += delta; // WRONG biases: biasGradients[l][i] += dy[i];
                for (var j = 0; j < x.Length; j++)
                {
                    weightGradients[l][i, j] += delta * x[j]; // WRONG weights[1]: weightGradients[l][i, j] += delta * x[(j + 1) % x.Length];
                    dx[j] += delta * weights[l][i, j];
                }
            }

            dy = dx;
        }

        return dy;
    }
}

// Arrays of matrices of the user's own, the gradients in a bare "grads".
using System;
using System.Collections.Generic;
using GradGen;

public sealed class Matrix
{
    private readonly double[] _data;

    public Matrix(int rows, int cols)
    {
        (Rows, Cols) = (rows, cols);
        _data = new double[rows * cols];
    }

    public int Rows { get; }

    public int Cols { get; }

    public double this[int row, int col]
    {
        get => _data[(row * Cols) + col];
        set => _data[(row * Cols) + col] = value;
    }
}

[GradCheckable]
public sealed partial class ArrayOfMatrices
{
    private readonly Matrix[] weights, grads;
    private readonly double[][] biases, biasGrads;
    private readonly List<double[]> _activations = new List<double[]>();

    public ArrayOfMatrices(int[] layerSizes)
    {
        var layers = layerSizes.Length - 1;
        (weights, grads) = (new Matrix[layers], new Matrix[layers]);
        (biases, biasGrads) = (new double[layers][], new double[layers][]);
        for (var l = 0; l < layers; l++)
        {
            weights[l] = new Matrix(layerSizes[l + 1], layerSizes[l]);
            grads[l] = new Matrix(layerSizes[l + 1], layerSizes[l]);
            biases[l] = new double[layerSizes[l + 1]];
            biasGrads[l] = new double[layerSizes[l + 1]];
        }
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < weights.Length; l++)
        {
            var y = new double[weights[l].Rows];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = biases[l][i];
                for (var j = 0; j < weights[l].Cols; j++)
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
                biasGrads[l][i] += delta; // WRONG biases: biasGrads[l][i] += dy[i];
                for (var j = 0; j < x.Length; j++)
                {
                    grads[l][i, j] += delta * x[j]; // WRONG weights[1]: grads[l][i, j] += delta * x[(j + 1) % x.Length];
                    dx[j] += delta * weights[l][i, j];
                }
            }

            dy = dx;
        }

        return dy;
    }
}

// Parameters by name in a dictionary, and their gradients in another.
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
public sealed partial class DictionaryOfMatrices
{
    private readonly int _layers;

    public Dictionary<string, Matrix> Params { get; } = new Dictionary<string, Matrix>();

    public Dictionary<string, Matrix> Grads { get; } = new Dictionary<string, Matrix>();

    private readonly List<double[]> _activations = new List<double[]>();

    public DictionaryOfMatrices(params int[] sizes)
    {
        _layers = sizes.Length - 1;
        for (var l = 0; l < _layers; l++)
        {
            Params["W" + l] = new Matrix(sizes[l + 1], sizes[l]);
            Params["b" + l] = new Matrix(sizes[l + 1], 1);
        }
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < _layers; l++)
        {
            var y = new double[Params["W" + l].Rows];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = Params["b" + l][i, 0];
                for (var j = 0; j < Params["W" + l].Cols; j++)
                    sum += Params["W" + l][i, j] * x[j];
                y[i] = Math.Tanh(sum);
            }

            _activations.Add(y);
            x = y;
        }

        return x;
    }

    public double[] Backward(double[] dy)
    {
        for (var l = _layers - 1; l >= 0; l--)
        {
            Grads["b" + l] = new Matrix(Params["b" + l].Rows, 1);
            Grads["W" + l] = new Matrix(Params["W" + l].Rows, Params["W" + l].Cols);
        }

        for (var l = _layers - 1; l >= 0; l--)
        {
            var (x, y) = (_activations[l], _activations[l + 1]);
            var dx = new double[x.Length];
            for (var i = 0; i < y.Length; i++)
            {
                var delta = dy[i] * (1 - (y[i] * y[i]));
                Grads["b" + l][i, 0] = delta;
                for (var j = 0; j < x.Length; j++)
                {
                    Grads["W" + l][i, j] = delta * x[j]; // WRONG Params["W1"]: Grads["W" + l][i, j] = delta * x[(j + 1) % x.Length];
                    dx[j] += delta * Params["W" + l][i, j];
                }
            }

            dy = dx;
        }

        return dy;
    }
}

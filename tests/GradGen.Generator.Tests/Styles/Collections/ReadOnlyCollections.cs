// Collections that cannot be changed, of what can.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
public sealed partial class ReadOnlyCollections
{
    private readonly IReadOnlyList<Matrix> _weights, _weightGradients;
    private readonly ImmutableArray<double[]> _biases, _biasGradients;
    private readonly List<double[]> _activations = new List<double[]>();

    public ReadOnlyCollections(IReadOnlyList<int> sizes)
    {
        _weights = Matrices(sizes);
        _weightGradients = Matrices(sizes);
        _biases = sizes.Skip(1).Select(size => new double[size]).ToImmutableArray();
        _biasGradients = sizes.Skip(1).Select(size => new double[size]).ToImmutableArray();
    }

    public double[] Forward(double[] x)
    {
        _activations.Clear();
        _activations.Add(x);
        for (var l = 0; l < _weights.Count; l++)
        {
            var y = new double[_weights[l].Rows];
            for (var i = 0; i < y.Length; i++)
            {
                var sum = _biases[l][i];
                for (var j = 0; j < _weights[l].Cols; j++)
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
                _biasGradients[l][i] += delta; // WRONG _biases[0]: _biasGradients[l][i] += dy[i];
                for (var j = 0; j < x.Length; j++)
                {
                    _weightGradients[l][i, j] += delta * x[j]; // WRONG _weights[1]: _weightGradients[l][i, j] += delta * x[(j + 1) % x.Length];
                    dx[j] += delta * _weights[l][i, j];
                }
            }

            dy = dx;
        }

        return dy;
    }

    private static Matrix[] Matrices(IReadOnlyList<int> sizes) => sizes.Skip(1).Select((size, l) => new Matrix(size, sizes[l])).ToArray();
}

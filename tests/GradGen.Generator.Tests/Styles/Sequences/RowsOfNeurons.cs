// A dense layer in LINQ, its neurons with their numbers.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class RowsOfNeurons
{
    private readonly double[][] _weights, _weightGrads;
    private double[] _x = [], _y = [];

    public RowsOfNeurons(int inputs, int outputs)
    {
        _weights = Enumerable.Range(0, outputs).Select(_ => new double[inputs]).ToArray();
        _weightGrads = Enumerable.Range(0, outputs).Select(_ => new double[inputs]).ToArray();
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        _y = new double[_weights.Length];
        foreach (var (row, i) in _weights.Select((row, i) => (row, i)))
            _y[i] = Math.Tanh(row.Select((weight, j) => weight * x[j]).Sum());
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var delta = dy.Zip(_y, (g, y) => g * (1 - (y * y))).ToArray();
        var dx = new double[_x.Length];
        for (var i = 0; i < delta.Length; i++)
        {
            for (var j = 0; j < dx.Length; j++)
            {
                _weightGrads[i][j] += delta[i] * _x[j]; // WRONG _weights: _weightGrads[i][j] += dy[i] * _x[j];
                dx[j] += delta[i] * _weights[i][j];
            }
        }

        return dx;
    }
}

// Two matrices go in and one gradient without a telling name comes back: that of the input whose shape it has.
using System;
using GradGen;

[GradCheckable]
public sealed partial class GraphLayer(int features, int outputs)
{
    private readonly double[,] _weights = new double[features, outputs];
    private readonly double[,] _weightGradients = new double[features, outputs];
    private double[,] _edges = new double[0, 0];
    private double[,] _sums = new double[0, 0];

    public double[,] Forward(double[,] adjacency, double[,] nodes)
    {
        var count = adjacency.GetLength(0);
        _edges = adjacency;
        _sums = new double[count, features];
        var y = new double[count, outputs];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < features; k++)
            {
                for (var j = 0; j < count; j++)
                    _sums[i, k] += adjacency[i, j] * nodes[j, k];
                for (var o = 0; o < outputs; o++)
                    y[i, o] += _sums[i, k] * _weights[k, o];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var result = new double[_edges.GetLength(0), features];
        for (var i = 0; i < dy.GetLength(0); i++)
        {
            for (var k = 0; k < features; k++)
            {
                var sum = 0.0;
                for (var o = 0; o < outputs; o++)
                {
                    _weightGradients[k, o] += _sums[i, k] * dy[i, o]; // WRONG _weights: _weightGradients[k, o] += dy[i, o];
                    sum += _weights[k, o] * dy[i, o];
                }

                for (var j = 0; j < result.GetLength(0); j++)
                    result[j, k] += _edges[i, j] * sum; // WRONG nodes: result[j, k] += _edges[j, i] * sum;
            }
        }

        return result;
    }
}

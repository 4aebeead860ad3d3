using GradGen;

namespace Warnings;

/// <summary>Each output has an iteration of its own, and all of them add to the gradient of the inputs.</summary>
[GradCheckable]
public sealed partial class ParallelSum(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private readonly double[,] _weightGradients = new double[outputs, inputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        Parallel.For(0, outputs, o =>
        {
            for (var i = 0; i < inputs; i++)
                y[o] += _weights[o, i] * x[i];
        });
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        Parallel.For(0, outputs, o =>
        {
            for (var i = 0; i < inputs; i++)
            {
                _weightGradients[o, i] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights[o, i]; // GG0108
            }
        });
        return dx;
    }
}

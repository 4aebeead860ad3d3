using GradGen;

namespace Warnings;

/// <summary>The loop begins too late.</summary>
[GradCheckable]
public sealed partial class FirstBiasForgotten(int size)
{
    private readonly double[] _biases = new double[size];
    private readonly double[] _biasGradients = new double[size];

    public double[] Forward(double[] x)
    {
        var y = new double[size];
        for (var i = 0; i < size; i++)
            y[i] = x[i] + _biases[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        for (var i = 1; i < size; i++) // GG0401
            _biasGradients[i] += dy[i];
        return (double[])dy.Clone();
    }
}

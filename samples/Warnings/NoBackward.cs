using GradGen;

namespace Warnings;

/// <summary>Gradients that nobody computes.</summary>
[GradCheckable]
public sealed partial class NoBackward // GG0003
{
    private readonly double[] _weights = new double[3];
    private readonly double[] _weightGradients = new double[3];

    public double[] Forward(double[] x)
    {
        var y = new double[_weights.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = _weights[i] * x[i];
        return y;
    }

    public void ClearGradients() => Array.Clear(_weightGradients);
}

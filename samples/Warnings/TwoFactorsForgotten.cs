using GradGen;

namespace Warnings;

/// <summary>A factor is missing in each of two statements, and no change of one puts the gradient right.</summary>
[GradCheckable]
public sealed partial class TwoFactorsForgotten
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] * x[i] * x[i] + x[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy) // GG0402
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] += dy[i] * _x[i] * _x[i];
            dx[i] += dy[i] * _x[i];
        }

        return dx;
    }
}

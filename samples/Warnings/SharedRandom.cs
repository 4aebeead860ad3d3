using GradGen;

namespace Warnings;

/// <summary>Its mask is another one at every evaluation.</summary>
[GradCheckable]
public sealed partial class SharedRandom
{
    private double[] _mask = [];

    public double[] Forward(double[] x)
    {
        _mask = new double[x.Length];
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            _mask[i] = Random.Shared.NextDouble() < 0.8 ? 1.25 : 0; // GG0203
            y[i] = x[i] * _mask[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * _mask[i];
        return dx;
    }
}

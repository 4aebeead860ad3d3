using GradGen;

namespace Warnings;

/// <summary>The sum of its outputs is always one.</summary>
[GradCheckable(Cost = Cost.Sum)] // GG0202
public sealed partial class SumBehindSoftmax
{
    private double[] _y = [];

    public double[] Forward(double[] x)
    {
        _y = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += _y[i] = Math.Exp(x[i]);
        for (var i = 0; i < x.Length; i++)
            _y[i] /= sum;
        return [.. _y];
    }

    public double[] Backward(double[] dy)
    {
        var projection = 0.0;
        for (var i = 0; i < dy.Length; i++)
            projection += dy[i] * _y[i];
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = _y[i] * (dy[i] - projection);
        return dx;
    }
}

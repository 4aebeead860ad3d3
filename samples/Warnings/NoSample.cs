using GradGen;

namespace Warnings;

/// <summary>A check does not know which functions to give.</summary>
[GradCheckable]
public sealed partial class NoSample(Func<double, double> function, Func<double, double> slope) // GG0006
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = function(x[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * slope(_x[i]);
        return dx;
    }
}

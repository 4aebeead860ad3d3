using GradGen;

namespace Arrays;

/// <summary>Two indices that bound one another: what the one reaches is what the other does.</summary>
[GradCheckable]
public sealed partial class DiagonalByComparison
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                if (i <= j && j <= i)
                    y[i] += x[j] * x[j];
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = 2 * _x[i] * dy[i]; // WRONG x: dx[i] = _x[i] * dy[i];
        return dx;
    }
}

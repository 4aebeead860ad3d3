// The caller holds the cache.
using GradGen;

[GradCheckable]
public sealed partial class Square
{
    public (double[] Output, double[] Cache) Forward(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        return (y, x);
    }

    public double[] Backward(double[] gradient, double[] cache)
    {
        var dx = new double[cache.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = 2 * gradient[i] * cache[i]; // WRONG x: dx[i] = gradient[i] * cache[i];
        return dx;
    }
}

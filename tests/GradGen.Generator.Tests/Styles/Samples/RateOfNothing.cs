using GradGen;

namespace Samples;

// By default nothing is dropped, and the scale is one.
[GradCheckable]
public sealed partial class RateOfNothing
{
    private readonly double _rate;

    public RateOfNothing(double rate = 0.0) => _rate = rate;

    public double[] Forward(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i += 2)
            y[i] = x[i] / (1 - _rate);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i += 2)
            dx[i] = dy[i] / (1 - _rate); // WRONG x: dx[i] = dy[i];
        return dx;
    }
}

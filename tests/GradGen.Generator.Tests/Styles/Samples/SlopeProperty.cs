using GradGen;

namespace Samples;

[GradCheckable]
public partial class SlopeProperty
{
    public double Slope { get; set; } = 1.0;

    private double[] _x = new double[0];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = Slope * x[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = 2 * Slope * _x[i] * dy[i]; // WRONG x: dx[i] = 2 * _x[i] * dy[i];
        return dx;
    }
}

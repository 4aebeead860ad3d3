using GradGen;

namespace Samples;

// A mask that may be left out.
[GradCheckable]
public sealed partial class Masked(double[]? mask = null)
{
    public double[] Forward(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = mask == null ? x[i] : x[i] * mask[i % mask.Length];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = mask == null ? dy[i] : dy[i] * mask[i % mask.Length]; // WRONG x: dx[i] = dy[i];
        return dx;
    }
}

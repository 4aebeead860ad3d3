using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class FlagsOrNone
{
    private readonly bool[]? _mask;

    public FlagsOrNone(bool[]? mask = null) => _mask = mask;

    public double[] Forward(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = _mask == null || _mask[i % _mask.Length] ? 2 * x[i] : 0;
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = _mask == null || _mask[i % _mask.Length] ? 2 * dy[i] : 0; // WRONG x: dx[i] = 2 * dy[i];
        return dx;
    }
}

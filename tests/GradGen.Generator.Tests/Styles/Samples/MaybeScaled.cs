using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class MaybeScaled
{
    private readonly double? _alpha;

    public MaybeScaled(double? alpha = null) => _alpha = alpha;

    public double[] Forward(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = _alpha is { } alpha ? alpha * x[i] : x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * (_alpha ?? 1); // WRONG x: dx[i] = dy[i];
        return dx;
    }
}

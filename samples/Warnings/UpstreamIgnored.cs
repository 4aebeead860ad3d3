using GradGen;

namespace Warnings;

/// <summary>The derivative by itself, without what flows back.</summary>
[GradCheckable]
public sealed partial class UpstreamIgnored
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, static v => v * v);
    }

    public double[] Backward(double[] dy) => Array.ConvertAll(_x, static v => 2 * v); // GG0107
}

using GradGen;

namespace Warnings;

/// <summary>What flows back is used as scratch space; whoever holds the array does not expect it.</summary>
[GradCheckable]
public sealed partial class UpstreamOverwritten
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, static v => v * v);
    }

    public double[] Backward(double[] dy)
    {
        for (var i = 0; i < dy.Length; i++)
            dy[i] *= 2 * _x[i]; // GG0106
        return dy;
    }
}

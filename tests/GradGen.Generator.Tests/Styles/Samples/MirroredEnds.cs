using GradGen;

namespace Samples;

/// <summary>The second difference along a rod, mirrored at its ends: of three cells, the second is both ends' neighbour.</summary>
[GradCheckable]
public sealed partial class MirroredEnds(int cells)
{
    public double[] Forward(double[] u)
    {
        var y = new double[cells];
        for (var i = 0; i < cells; i++)
            y[i] = u[i > 0 ? i - 1 : 1] - (2 * u[i]) + u[i < cells - 1 ? i + 1 : cells - 2];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var du = new double[cells];
        for (var i = 0; i < cells; i++)
        {
            du[i] -= 2 * dy[i];
            du[i > 0 ? i - 1 : 1] += dy[i];
            du[i < cells - 1 ? i + 1 : cells - 2] += dy[i]; // WRONG u: du[i < cells - 1 ? i + 1 : 1] += dy[i];
        }

        return du;
    }
}

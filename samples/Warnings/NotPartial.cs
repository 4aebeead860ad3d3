using GradGen;

namespace Warnings;

/// <summary>Nothing can be added to it.</summary>
[GradCheckable]
public sealed class NotPartial // GG0001
{
    public double[] Forward([Shape(3)] double[] x) => Array.ConvertAll(x, Math.Sin);

    public double[] Backward(double[] dy) => dy;
}

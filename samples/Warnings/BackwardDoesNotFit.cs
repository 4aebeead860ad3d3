using GradGen;

namespace Warnings;

/// <summary>Forward gives rows, Backward wants a matrix.</summary>
[GradCheckable]
public sealed partial class BackwardDoesNotFit
{
    public double[] Forward([Shape(3)] double[] x) => Array.ConvertAll(x, static v => 2 * v);

    public double[] Backward(double[,] dy) => [2 * dy[0, 0], 2 * dy[0, 1], 2 * dy[0, 2]]; // GG0005
}

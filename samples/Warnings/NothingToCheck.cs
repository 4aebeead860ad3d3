using GradGen;

namespace Warnings;

/// <summary>No parameters, and a Backward that gives no gradient.</summary>
[GradCheckable]
public sealed partial class NothingToCheck // GG0009
{
    public double Largest { get; private set; }

    public double[] Forward(double[] x) => Array.ConvertAll(x, static v => 2 * v);

    public void Backward(double[] dy) => Largest = dy.Max();
}

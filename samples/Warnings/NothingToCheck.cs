using GradGen;

namespace Warnings;

/// <summary>No parameters, and a Backward that keeps its result to itself.</summary>
[GradCheckable]
public sealed partial class NothingToCheck // GG0009
{
    private double[] _dx = [];

    public double Largest => _dx.Max();

    public double[] Forward(double[] x) => Array.ConvertAll(x, static v => 2 * v);

    public void Backward(double[] dy) => _dx = Array.ConvertAll(dy, static d => 2 * d);
}

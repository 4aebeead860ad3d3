using GradGen;

namespace Warnings;

/// <summary>Which of them is checked?</summary>
[GradCheckable]
public sealed partial class TwoForwards
{
    public double[] Forward([Shape(3)] double[] x) => Array.ConvertAll(x, static v => 2 * v); // GG0004

    public double[] FeedForward([Shape(3)] double[] x) => Array.ConvertAll(x, static v => 3 * v);

    public double[] Backward(double[] dy) => Array.ConvertAll(dy, static d => 2 * d);
}

using GradGen;

[assembly: GradCheckable(typeof(Warnings.AttributeOfNothing))]
[assembly: Shape("width", For = typeof(Warnings.AttributeOfNothing), Member = "input")] // GG0011

namespace Warnings;

/// <summary>A layer that is not to be changed; its Forward calls the input x.</summary>
public sealed class AttributeOfNothing
{
    public double[] Forward(double[] x) => Array.ConvertAll(x, static v => 2 * v);

    public double[] Backward(double[] dy) => Array.ConvertAll(dy, static d => 2 * d);
}

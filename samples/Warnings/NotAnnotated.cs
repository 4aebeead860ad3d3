using GradGen;

[assembly: GradCheckRequired(typeof(Warnings.ILayer))]

namespace Warnings;

/// <summary>What has to be checked in this project.</summary>
public interface ILayer
{
    double[] Forward(double[] x);

    double[] Backward(double[] dy);
}

/// <summary>A layer that was forgotten.</summary>
public sealed class NotAnnotated : ILayer // GG0010
{
    public double[] Forward(double[] x) => Array.ConvertAll(x, static v => 2 * v);

    public double[] Backward(double[] dy) => Array.ConvertAll(dy, static d => 2 * d);
}

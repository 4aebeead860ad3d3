using GradGen;

namespace Warnings;

/// <summary>The method that a check would call is missing.</summary>
[GradCheckable]
public sealed partial class NoForward // GG0002
{
    private readonly double[] _weights = new double[3];
    private readonly double[] _weightGradients = new double[3];

    public double[] Backward(double[] dy)
    {
        for (var i = 0; i < dy.Length; i++)
            _weightGradients[i] += dy[i];
        return Array.ConvertAll(dy, d => d * _weights[0]);
    }
}

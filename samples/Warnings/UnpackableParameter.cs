using GradGen;

namespace Warnings;

/// <summary>A number that no optimiser can change.</summary>
[GradCheckable]
public sealed partial class UnpackableParameter
{
    private readonly double _gain = 1; // GG0008
    private double _gainGradient;
    private double[] _x = [];

    public double GainGradient => _gainGradient;

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = _gain * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            _gainGradient += dy[i] * _x[i];
            dx[i] = _gain * dy[i];
        }

        return dx;
    }
}

using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Seeds.Layers;

/// <summary>A copy of <see cref="Dropout"/> with a mistake: Backward lets everything through.</summary>
[GradCheckable]
public sealed partial class DropoutForgettingMask(int size, Random random)
{
    private readonly Random _random = random;
    private readonly double[] _mask = new double[size];

    public double Keep { get; set; } = 0.7;

    public double[] Forward(double[] x)
    {
        var y = new double[_mask.Length];
        for (var i = 0; i < _mask.Length; i++)
        {
            _mask[i] = _random.NextDouble() < Keep ? 1 / Keep : 0;
            y[i] = x[i] * _mask[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_mask.Length];
        for (var i = 0; i < _mask.Length; i++)
            dx[i] = dy[i];
        return dx;
    }
}

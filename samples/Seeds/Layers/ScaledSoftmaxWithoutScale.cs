using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Seeds.Layers;

/// <summary>A copy of <see cref="ScaledSoftmax"/> with a mistake: Backward lacks the factor 1/√size.</summary>
[GradCheckable]
public sealed partial class ScaledSoftmaxWithoutScale(int size)
{
    private readonly double[] _y = new double[size];

    public double[] Forward([Shape("size")] double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
            sum += _y[i] = Math.Exp(x[i] / Math.Sqrt(size));
        for (var i = 0; i < size; i++)
            _y[i] /= sum;
        return [.. _y];
    }

    public double[] Backward(double[] dy)
    {
        var projection = 0.0;
        for (var i = 0; i < size; i++)
            projection += dy[i] * _y[i];

        var dx = new double[size];
        for (var i = 0; i < size; i++)
            dx[i] = _y[i] * (dy[i] - projection);
        return dx;
    }
}

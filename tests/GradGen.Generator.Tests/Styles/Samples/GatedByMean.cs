using System;
using System.Linq;
using GradGen;

namespace Samples;

/// <summary>Doubled where the mean is large, which values on both sides of the bound never make it.</summary>
[GradCheckable]
public sealed partial class GatedByMean
{
    private bool _isLarge;

    public double[] Forward(double[] x)
    {
        _isLarge = x.Average() > 0.8;
        return Array.ConvertAll(x, value => _isLarge ? 2 * value : value);
    }

    public double[] Backward(double[] dy) => Array.ConvertAll(dy, value => _isLarge ? 2 * value : value); // WRONG x: public double[] Backward(double[] dy) => dy.ToArray();
}

using System;
using GradGen;

namespace Samples;

/// <summary>How unlikely a number is: of the spread only what is positive is taken, and of the share what lies between 0 and 1.</summary>
[GradCheckable]
public sealed partial class GuardedScalars
{
    private double _x, _spread, _share;

    public double Forward(double x, double spread, double share)
    {
        if (spread <= 0)
            throw new ArgumentOutOfRangeException(nameof(spread));
        if (share <= 0 || share >= 1)
            throw new ArgumentOutOfRangeException(nameof(share));
        (_x, _spread, _share) = (x, spread, share);
        return (x * x / (2 * spread * spread)) + Math.Log(spread) - Math.Log(1 - share);
    }

    public (double X, double Spread, double Share) Backward()
    {
        var dSpread = (1 / _spread) - (_x * _x / (_spread * _spread * _spread)); // WRONG spread: var dSpread = 1 / _spread;
        return (_x / (_spread * _spread), dSpread, 1 / (1 - _share));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum Family { Normal, Laplace, Logistic, Cauchy }

/// <summary>Minus the logarithm of a density at every residual, by location and log-scale.</summary>
[GradCheckable]
public sealed partial class DensityNll(Family family = Family.Normal)
{
    private double[] _x = [], _location = [], _logScale = [];

    public double[] Forward(double[] x, double[] location, double[] logScale)
    {
        (_x, _location, _logScale) = (x, location, logScale);
        var nll = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var z = (x[i] - location[i]) * Math.Exp(-logScale[i]);
            nll[i] = logScale[i] + family switch
            {
                Family.Normal => 0.5 * z * z,
                Family.Laplace => Math.Abs(z),
                Family.Logistic => z + 2 * Math.Log(1 + Math.Exp(-z)),
                _ => Math.Log(1 + z * z),
            };
        }

        return nll;
    }

    public (double[] X, double[] Location, double[] LogScale) Backward(double[] upstream)
    {
        var n = upstream.Length;
        var (dx, dLocation, dLogScale) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var inverse = Math.Exp(-_logScale[i]);
            var z = (_x[i] - _location[i]) * inverse;
            var slope = family switch
            {
                Family.Normal => z,
                Family.Laplace => Math.Sign(z),
                Family.Logistic => 1 - 2 / (1 + Math.Exp(z)),
                _ => 2 * z / (1 + z * z),
            };
            dx[i] = upstream[i] * slope * inverse;
            dLocation[i] = -dx[i];
            dLogScale[i] = upstream[i] * (1 - slope * z); // WRONG logScale: dLogScale[i] = upstream[i] * (1 - z * z);
        }

        return (dx, dLocation, dLogScale);
    }
}

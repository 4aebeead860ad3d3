using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A curve of cubic B-splines on [-1, 1] for every feature; beyond, it goes on as it was at the edge.</summary>
[GradCheckable]
public partial class UniformSpline
{
    private readonly int features;
    private readonly int segments;
    private readonly double[,] coefficients;
    private readonly double[,] coefficientsGrad;
    private double[] x = [];

    public UniformSpline(int features, int segments)
    {
        this.features = features;
        this.segments = segments;
        coefficients = new double[features, segments + 3];
        coefficientsGrad = new double[features, segments + 3];
    }

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[features];
        for (int f = 0; f < features; f++)
        {
            var (segment, u, _) = Locate(x[f]);
            var b = Basis(u);
            for (int k = 0; k < 4; k++) y[f] += b[k] * coefficients[f, segment + k];
        }
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[features];
        for (int f = 0; f < features; f++)
        {
            var (segment, u, inside) = Locate(x[f]);
            var (b, d) = (Basis(u), Slopes(u));
            for (int k = 0; k < 4; k++)
            {
                coefficientsGrad[f, segment + k] += dy[f] * b[k];
                if (inside) dx[f] += dy[f] * d[k] * coefficients[f, segment + k] * segments / 2; // WRONG x: dx[f] += dy[f] * d[k] * coefficients[f, segment + k] * segments / 2;
            }
        }
        return dx;
    }

    private (int, double, bool) Locate(double v)
    {
        bool inside = v >= -1 && v <= 1;
        double place = (Math.Clamp(v, -1, 1) + 1) / 2 * segments;
        int segment = Math.Min((int)place, segments - 1);
        return (segment, place - segment, inside);
    }

    private static double[] Basis(double u) => new[]
    {
        (1 - u) * (1 - u) * (1 - u) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (-3 * u * u * u + 3 * u * u + 3 * u + 1) / 6, u * u * u / 6,
    };

    private static double[] Slopes(double u) => new[]
    {
        -(1 - u) * (1 - u) / 2, (3 * u * u - 4 * u) / 2, (-3 * u * u + 2 * u + 1) / 2, u * u / 2,
    };
}

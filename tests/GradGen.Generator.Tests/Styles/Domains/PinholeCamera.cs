using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Projects points onto an image with radial distortion; what is nearer than the near plane is moved onto it.</summary>
[GradCheckable]
public partial class PinholeCamera
{
    private readonly double near;
    private readonly bool distorted;
    public double Focal = 1.2, FocalGrad;
    public double K1 = 0.1, K1Grad;
    private double[][] points = [];

    public PinholeCamera(double near = 0.5, bool distorted = false)
    {
        this.near = near;
        this.distorted = distorted;
    }

    public double[][] Forward(double[][] points)
    {
        if (points.Any(p => p.Length != 3)) throw new ArgumentException("three coordinates");
        this.points = points;
        return points.Select(p =>
        {
            double z = Math.Max(p[2], near), u = p[0] / z, v = p[1] / z;
            double d = distorted ? 1 + K1 * (u * u + v * v) : 1;
            return new[] { Focal * d * u, Focal * d * v };
        }).ToArray();
    }

    public double[][] Backward(double[][] upstream)
    {
        var result = new double[points.Length][];
        for (int n = 0; n < points.Length; n++)
        {
            var p = points[n];
            double z = Math.Max(p[2], near), u = p[0] / z, v = p[1] / z, rr = u * u + v * v;
            double d = distorted ? 1 + K1 * rr : 1;
            double dot = upstream[n][0] * u + upstream[n][1] * v;
            FocalGrad += d * dot;
            if (distorted) K1Grad += Focal * rr * dot;
            double byR = distorted ? 2 * Focal * K1 * dot : 0;
            double du = Focal * d * upstream[n][0] + byR * u;
            double dv = Focal * d * upstream[n][1] + byR * v;
            result[n] = new[] { du / z, dv / z, 0.0 };
            if (p[2] > near) result[n][2] = -(du * u + dv * v) / z; // WRONG points: result[n][2] = -(du * u + dv * v) / z;
        }
        return result;
    }
}

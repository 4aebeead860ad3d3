using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Turns vectors by a learned quaternion, which is normalised first.</summary>
[GradCheckable]
public partial class QuaternionRotation
{
    public double[] Quaternion { get; } = { 1, 0.2, -0.3, 0.4 };
    public double[] QuaternionGradient { get; } = new double[4];

    private readonly bool inverse;
    private double[][] points = [];

    public QuaternionRotation(bool inverse = false) => this.inverse = inverse;

    public double[][] Forward(double[][] points)
    {
        foreach (var p in points)
            if (p.Length != 3) throw new ArgumentException("points have three coordinates");
        this.points = points;
        var (w, u, _) = Unit();
        return points.Select(p =>
        {
            var c = Cross(u, p);
            var cc = Cross(u, c);
            return new[] { p[0] + 2 * (w * c[0] + cc[0]), p[1] + 2 * (w * c[1] + cc[1]), p[2] + 2 * (w * c[2] + cc[2]) };
        }).ToArray();
    }

    public double[][] Backward(double[][] dy)
    {
        var (w, u, norm) = Unit();
        double dw = 0;
        var du = new double[3];
        var dx = new double[points.Length][];
        for (int n = 0; n < points.Length; n++)
        {
            var (p, g) = (points[n], dy[n]);
            var c = Cross(u, p);
            dw += 2 * Dot(g, c);
            var gc = new double[3];
            var ug = Cross(g, u);
            for (int i = 0; i < 3; i++) gc[i] = 2 * (w * g[i] + ug[i]);
            var byU = Cross(c, g);
            var byU2 = Cross(p, gc);
            for (int i = 0; i < 3; i++) du[i] += 2 * byU[i] + byU2[i];
            var byP = Cross(gc, u);
            dx[n] = new[] { g[0] + byP[0], g[1] + byP[1], g[2] + byP[2] };
        }
        double sign = inverse ? -1 : 1; // WRONG Quaternion: double sign = 1;
        var unit = new[] { w, sign * u[0], sign * u[1], sign * u[2] };
        var dUnit = new[] { dw, sign * du[0], sign * du[1], sign * du[2] };
        double along = 0;
        for (int i = 0; i < 4; i++) along += unit[i] * dUnit[i];
        for (int i = 0; i < 4; i++) QuaternionGradient[i] += (dUnit[i] - along * unit[i]) / norm;
        return dx;
    }

    private (double W, double[] U, double Norm) Unit()
    {
        double norm = Math.Sqrt(Quaternion.Sum(v => v * v));
        double sign = inverse ? -1 : 1;
        return (Quaternion[0] / norm, new[] { sign * Quaternion[1] / norm, sign * Quaternion[2] / norm, sign * Quaternion[3] / norm }, norm);
    }

    private static double Dot(double[] a, double[] b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

    private static double[] Cross(double[] a, double[] b) =>
        new[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
}

using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A smooth distance between two series that may run at different speeds, within a band around the diagonal if there is one.</summary>
[GradCheckable]
public partial class SoftDtw
{
    private readonly double gamma;
    private readonly int? band;
    private double[] x = [], y = [];
    private double[,] r = new double[0, 0];

    public SoftDtw(double gamma = 1.0, int? band = null)
    {
        this.gamma = gamma;
        this.band = band;
    }

    public double Forward(double[] x, double[] y)
    {
        this.x = x;
        this.y = y;
        r = new double[x.Length + 1, y.Length + 1];
        for (int i = 0; i <= x.Length; i++)
            for (int j = 0; j <= y.Length; j++)
                r[i, j] = i == 0 && j == 0 ? 0 : i == 0 || j == 0 || Outside(i, j) ? 1e10 : Cost(i, j) + SoftMin(r[i - 1, j - 1], r[i - 1, j], r[i, j - 1]);
        return r[x.Length, y.Length];
    }

    public (double[], double[]) Backward()
    {
        int n = x.Length, m = y.Length;
        var e = new double[n + 2, m + 2];
        var dx = new double[n];
        var dy = new double[m];
        for (int i = n; i >= 1; i--)
            for (int j = m; j >= 1; j--)
            {
                if (i == n && j == m) e[i, j] = 1;
                else if (!Outside(i, j))
                {
                    if (i < n) e[i, j] += e[i + 1, j] * Weight(i + 1, j, r[i, j]);
                    if (j < m) e[i, j] += e[i, j + 1] * Weight(i, j + 1, r[i, j]);
                    if (i < n && j < m) e[i, j] += e[i + 1, j + 1] * Weight(i + 1, j + 1, r[i, j]);
                }
                dx[i - 1] += e[i, j] * 2 * (x[i - 1] - y[j - 1]);
                dy[j - 1] -= e[i, j] * 2 * (x[i - 1] - y[j - 1]); // WRONG y: dy[j - 1] = -e[i, j] * 2 * (x[i - 1] - y[j - 1]);
            }
        return (dx, dy);
    }

    private bool Outside(int i, int j) => band is { } b && Math.Abs(i - j) > b + Math.Abs(x.Length - y.Length);

    private double Cost(int i, int j) => (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);

    private double SoftMin(double a, double b, double c)
    {
        double min = Math.Min(a, Math.Min(b, c));
        return min - gamma * Math.Log(Math.Exp((min - a) / gamma) + Math.Exp((min - b) / gamma) + Math.Exp((min - c) / gamma));
    }

    // The share that a predecessor has in the soft minimum of a cell.
    private double Weight(int i, int j, double predecessor) => Outside(i, j) ? 0 : Math.Exp((r[i, j] - Cost(i, j) - predecessor) / gamma);
}

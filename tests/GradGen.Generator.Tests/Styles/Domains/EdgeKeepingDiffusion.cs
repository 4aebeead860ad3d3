using System;
using GradGen;

namespace Domains;

/// <summary>A step of diffusion on a height map whose conductivity depends on the slope (Perona and Malik).</summary>
[GradCheckable]
public partial class EdgeKeepingDiffusion
{
    private readonly double _rate;
    private readonly double _edge;
    private double[,] _u = new double[0, 0];

    public EdgeKeepingDiffusion(double rate = 0.2, double edge = 0.8)
    {
        _rate = rate;
        _edge = edge;
    }

    public double[,] Forward(double[,] u)
    {
        _u = u;
        int rows = u.GetLength(0), columns = u.GetLength(1);
        var next = (double[,])u.Clone();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                if (i + 1 < rows) Exchange(u, next, i, j, i + 1, j);
                if (j + 1 < columns) Exchange(u, next, i, j, i, j + 1);
            }

        return next;
    }

    private void Exchange(double[,] u, double[,] next, int i, int j, int k, int l)
    {
        double flux = _rate * Flux(u[k, l] - u[i, j]);
        next[i, j] += flux;
        next[k, l] -= flux;
    }

    private double Flux(double d) => d * Math.Exp(-d * d / (_edge * _edge));

    private double Slope(double d) => (1 - 2 * d * d / (_edge * _edge)) * Math.Exp(-d * d / (_edge * _edge)); // WRONG u: private double Slope(double d) => Math.Exp(-d * d / (_edge * _edge));

    public double[,] Backward(double[,] upstream)
    {
        int rows = _u.GetLength(0), columns = _u.GetLength(1);
        var du = (double[,])upstream.Clone();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                if (i + 1 < rows) Return(upstream, du, i, j, i + 1, j);
                if (j + 1 < columns) Return(upstream, du, i, j, i, j + 1); // WRONG u: if (j + 1 < columns) Return(upstream, du, i, j, i, j);
            }

        return du;
    }

    private void Return(double[,] upstream, double[,] du, int i, int j, int k, int l)
    {
        double g = _rate * Slope(_u[k, l] - _u[i, j]) * (upstream[i, j] - upstream[k, l]);
        du[k, l] += g;
        du[i, j] -= g; // WRONG u: du[i, j] += g;
    }
}

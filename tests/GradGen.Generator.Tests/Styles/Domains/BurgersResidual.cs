using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum Advection { Central, Upwind }

/// <summary>The residual of Burgers' equation on a grid of time × space with a learned viscosity.</summary>
[GradCheckable]
public sealed partial class BurgersResidual(double dt = 0.1, double dx = 0.5, Advection scheme = Advection.Central)
{
    public double Viscosity = 0.1;
    public double ViscosityGradient;
    private double[,] _u = new double[0, 0];

    public double[,] Forward(double[,] u)
    {
        _u = u;
        var r = new double[u.GetLength(0) - 1, u.GetLength(1) - 2];
        for (var t = 0; t < r.GetLength(0); t++)
            for (var i = 0; i < r.GetLength(1); i++)
            {
                var (left, mid, right) = (u[t, i], u[t, i + 1], u[t, i + 2]);
                r[t, i] = (u[t + 1, i + 1] - mid) / dt + mid * Slope(left, mid, right) - Viscosity * (left - 2 * mid + right) / (dx * dx);
            }

        return r;
    }

    public double[,] Backward(double[,] dr)
    {
        var du = new double[_u.GetLength(0), _u.GetLength(1)];
        for (var t = 0; t < dr.GetLength(0); t++)
            for (var i = 0; i < dr.GetLength(1); i++)
            {
                var g = dr[t, i];
                var (left, mid, right) = (_u[t, i], _u[t, i + 1], _u[t, i + 2]);
                du[t + 1, i + 1] += g / dt;
                du[t, i + 1] -= g / dt;
                du[t, i + 1] += g * Slope(left, mid, right);
                ViscosityGradient -= g * (left - 2 * mid + right) / (dx * dx);
                var diffusion = g * Viscosity / (dx * dx);
                du[t, i] -= diffusion;
                du[t, i + 1] += 2 * diffusion;
                du[t, i + 2] -= diffusion;
                if (scheme == Advection.Central)
                {
                    du[t, i] -= g * mid / (2 * dx);
                    du[t, i + 2] += g * mid / (2 * dx);
                }
                else if (mid > 0)
                {
                    du[t, i] -= g * mid / dx;
                    du[t, i + 1] += g * mid / dx;
                }
                else
                {
                    du[t, i + 1] -= g * mid / dx; // WRONG u: du[t, i + 1] += g * mid / dx;
                    du[t, i + 2] += g * mid / dx;
                }
            }

        return du;
    }

    private double Slope(double left, double mid, double right) =>
        scheme == Advection.Central ? (right - left) / (2 * dx) : mid > 0 ? (mid - left) / dx : (right - mid) / dx;
}

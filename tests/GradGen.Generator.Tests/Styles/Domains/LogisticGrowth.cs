using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum Integrator { Euler, Midpoint, RungeKutta }

/// <summary>Populations that grow over some steps with learned rates, by one of three integrators.</summary>
[GradCheckable]
public sealed partial class LogisticGrowth
{
    private readonly int _species;
    private readonly int _steps;
    private readonly Integrator _integrator;
    private readonly double _h;
    private readonly double[] _rates, _ratesGrad;
    private double[,] _path = new double[0, 0];

    public LogisticGrowth(int species, int steps, Integrator integrator = Integrator.Euler, double h = 0.2)
    {
        (_species, _steps, _integrator, _h) = (species, steps, integrator, h);
        _rates = new double[species];
        _ratesGrad = new double[species];
    }

    public double[] Forward(double[] start)
    {
        _path = new double[_steps + 1, _species];
        for (int s = 0; s < _species; s++)
        {
            _path[0, s] = start[s];
            for (int t = 0; t < _steps; t++) _path[t + 1, s] = Next(_path[t, s], _rates[s]);
        }

        return Enumerable.Range(0, _species).Select(s => _path[_steps, s]).ToArray();
    }

    public double[] Backward(double[] upstream)
    {
        var gradient = (double[])upstream.Clone();
        for (int s = 0; s < _species; s++)
            for (int t = _steps - 1; t >= 0; t--)
            {
                var (byX, byR) = BackwardStep(_path[t, s], _rates[s]);
                _ratesGrad[s] += gradient[s] * byR;
                gradient[s] *= byX;
            }

        return gradient;
    }

    private double Next(double x, double r)
    {
        double k1 = Flow(x, r);
        if (_integrator == Integrator.Euler) return x + _h * k1;
        double k2 = Flow(x + _h / 2 * k1, r);
        if (_integrator == Integrator.Midpoint) return x + _h * k2;
        double k3 = Flow(x + _h / 2 * k2, r), k4 = Flow(x + _h * k3, r);
        return x + _h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    private (double ByX, double ByR) BackwardStep(double x, double r)
    {
        double k1 = Flow(x, r), k1X = Slope(x, r), k1R = ByRate(x);
        if (_integrator == Integrator.Euler) return (1 + _h * k1X, _h * k1R);
        double at2 = x + _h / 2 * k1, k2 = Flow(at2, r);
        double k2X = Slope(at2, r) * (1 + _h / 2 * k1X), k2R = ByRate(at2) + Slope(at2, r) * _h / 2 * k1R;
        if (_integrator == Integrator.Midpoint) return (1 + _h * k2X, _h * k2R); // WRONG _rates: if (_integrator == Integrator.Midpoint) return (1 + _h * k2X, _h * ByRate(at2));
        double at3 = x + _h / 2 * k2, k3 = Flow(at3, r);
        double k3X = Slope(at3, r) * (1 + _h / 2 * k2X), k3R = ByRate(at3) + Slope(at3, r) * _h / 2 * k2R;
        double at4 = x + _h * k3;
        double k4X = Slope(at4, r) * (1 + _h * k3X), k4R = ByRate(at4) + Slope(at4, r) * _h * k3R;
        return (1 + _h / 6 * (k1X + 2 * k2X + 2 * k3X + k4X), _h / 6 * (k1R + 2 * k2R + 2 * k3R + k4R));
    }

    private static double Flow(double x, double r) => r * x * (1 - x);

    private static double Slope(double x, double r) => r * (1 - 2 * x);

    private static double ByRate(double x) => x * (1 - x);
}

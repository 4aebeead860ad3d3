using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Prices of European options, calls or puts, with the logistic function for the normal distribution.</summary>
[GradCheckable]
public sealed partial class GarmanPrice
{
    private readonly double _strike;
    private readonly double _rate;
    private double[] _s = [], _v = [];

    public GarmanPrice(double strike = 1.0, double rate = 0.0)
    {
        if (strike <= 0) throw new ArgumentException("positive", nameof(strike));
        _strike = strike;
        _rate = rate;
    }

    public bool IsCall { get; init; } = true;

    public double[] Forward(double[] spot, double[] volatility)
    {
        (_s, _v) = (spot, volatility);
        var price = new double[spot.Length];
        for (int i = 0; i < price.Length; i++)
        {
            var (d1, d2) = Distances(i);
            double call = spot[i] * Cdf(d1) - _strike * Math.Exp(-_rate) * Cdf(d2);
            price[i] = IsCall ? call : call - spot[i] + _strike * Math.Exp(-_rate);
        }

        return price;
    }

    public (double[] BySpot, double[] ByVolatility) Backward(double[] upstream)
    {
        var bySpot = new double[_s.Length];
        var byVolatility = new double[_s.Length];
        for (int i = 0; i < _s.Length; i++)
        {
            var (d1, d2) = Distances(i);
            double discounted = _strike * Math.Exp(-_rate);
            double inner = (_s[i] * Density(d1) - discounted * Density(d2)) / (_s[i] * _v[i]);
            double delta = Cdf(d1) + inner;
            if (!IsCall) delta -= 1; // WRONG spot: 
            double d1ByV = -d2 / _v[i], d2ByV = -d1 / _v[i];
            bySpot[i] = upstream[i] * delta;
            byVolatility[i] = upstream[i] * (_s[i] * Density(d1) * d1ByV - discounted * Density(d2) * d2ByV);
        }

        return (bySpot, byVolatility);
    }

    private (double, double) Distances(int i)
    {
        double d1 = (Math.Log(_s[i] / _strike) + _rate + 0.5 * _v[i] * _v[i]) / _v[i];
        return (d1, d1 - _v[i]);
    }

    private static double Cdf(double d) => 1 / (1 + Math.Exp(-1.702 * d));

    private static double Density(double d) => 1.702 * Cdf(d) * (1 - Cdf(d));
}

using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A one-dimensional Kalman filter with learned noise (as logarithms), over a series of measurements.</summary>
[GradCheckable]
public sealed partial class KalmanTracker
{
    private double _logQ, _logR, _logQGrad, _logRGrad;
    private double[] _z = [], _prior = [], _priorVariance = [], _gain = [], _variance = [];

    /// <summary>Measurements further off than this are not used.</summary>
    public double Gate { get; set; } = double.PositiveInfinity;

    public double[] Forward(double[] measurements)
    {
        int n = measurements.Length;
        _z = measurements;
        (_prior, _priorVariance, _gain, _variance) = (new double[n], new double[n], new double[n], new double[n]);
        var estimates = new double[n];
        for (int t = 0; t < n; t++)
        {
            _prior[t] = t == 0 ? 0 : estimates[t - 1];
            _priorVariance[t] = (t == 0 ? 1 : _variance[t - 1]) + Math.Exp(_logQ);
            bool used = Math.Abs(measurements[t] - _prior[t]) <= Gate;
            _gain[t] = used ? _priorVariance[t] / (_priorVariance[t] + Math.Exp(_logR)) : 0;
            estimates[t] = _prior[t] + _gain[t] * (measurements[t] - _prior[t]);
            _variance[t] = (1 - _gain[t]) * _priorVariance[t];
        }

        return estimates;
    }

    public double[] Backward(double[] upstream)
    {
        var dz = new double[_z.Length];
        double dEstimate = 0, dVariance = 0;
        for (int t = _z.Length - 1; t >= 0; t--)
        {
            dEstimate += upstream[t];
            double dGain = dEstimate * (_z[t] - _prior[t]) - dVariance * _priorVariance[t];
            double dPriorVariance = dVariance * (1 - _gain[t]);
            dz[t] = dEstimate * _gain[t]; // WRONG measurements: dz[t] = t > 0 ? dEstimate * _gain[t] : dEstimate;
            dEstimate *= 1 - _gain[t];
            if (_gain[t] > 0)
            {
                double r = Math.Exp(_logR), sum = _priorVariance[t] + r;
                dPriorVariance += dGain * r / (sum * sum);
                _logRGrad -= dGain * _priorVariance[t] * r / (sum * sum);
            }

            _logQGrad += dPriorVariance * Math.Exp(_logQ);
            dVariance = dPriorVariance;
        }

        return dz;
    }
}

using System;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A pool between the mean and the maximum, with a learned exponent a channel (GeM).</summary>
[GradCheckable]
public partial class PowerMean(int channels)
{
    private readonly double[] _p = Enumerable.Repeat(3.0, channels).ToArray();
    private readonly double[] _pGradient = new double[channels];
    private double[,] _x = new double[0, 0];
    private double[] _means = [];

    public double[] Forward(double[,] x)
    {
        if (x.GetLength(0) != channels) throw new ArgumentException("One row a channel.");
        _x = x;
        _means = new double[channels];
        var y = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < x.GetLength(1); i++)
                _means[c] += Math.Pow(Math.Max(x[c, i], 1e-3), _p[c]) / x.GetLength(1);
            y[c] = Math.Pow(_means[c], 1 / _p[c]);
        }

        return y;
    }

    public double[,] Backward(double[] dy)
    {
        int n = _x.GetLength(1);
        var dx = new double[channels, n];
        for (int c = 0; c < channels; c++)
        {
            double p = _p[c], mean = _means[c], y = Math.Pow(mean, 1 / p);
            double logs = 0;
            for (int i = 0; i < n; i++)
            {
                double v = Math.Max(_x[c, i], 1e-3);
                logs += Math.Pow(v, p) * Math.Log(v) / n;
                if (_x[c, i] > 1e-3) dx[c, i] = dy[c] * y / mean * Math.Pow(v, p - 1) / n; // WRONG x: if (_x[c, i] > 1e-3) dx[c, i] = dy[c] * y * Math.Pow(v, p - 1) / n;
            }

            _pGradient[c] += dy[c] * y * (logs / (p * mean) - Math.Log(mean) / (p * p)); // WRONG _p: _pGradient[c] += dy[c] * y * logs / (p * mean);
        }

        return dx;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>The negative log-likelihood of numbers under a mixture of Gaussians.</summary>
[GradCheckable]
public sealed partial class MixtureNll
{
    private readonly int _components;
    private readonly bool _sharedScale;
    private readonly double[] _logits, _logitsGrad, _means, _meansGrad, _logScales, _logScalesGrad;
    private double[] _x = [];
    private double[,] _responsibility = new double[0, 0];

    public MixtureNll(int components, bool sharedScale = false)
    {
        _components = components;
        _sharedScale = sharedScale;
        _logits = new double[components];
        _logitsGrad = new double[components];
        _means = new double[components];
        _meansGrad = new double[components];
        _logScales = new double[sharedScale ? 1 : components];
        _logScalesGrad = new double[_logScales.Length];
    }

    public double Forward(double[] x)
    {
        _x = x;
        _responsibility = new double[x.Length, _components];
        double normaliser = Math.Log(_logits.Sum(Math.Exp)), loss = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double sum = 0;
            for (int k = 0; k < _components; k++)
            {
                double s = _logScales[_sharedScale ? 0 : k], z = (x[n] - _means[k]) / Math.Exp(s);
                _responsibility[n, k] = Math.Exp(_logits[k] - normaliser - s - 0.5 * z * z);
                sum += _responsibility[n, k];
            }

            for (int k = 0; k < _components; k++) _responsibility[n, k] /= sum;
            loss -= Math.Log(sum);
        }

        return loss;
    }

    public double[] Backward()
    {
        var dx = new double[_x.Length];
        double total = _logits.Sum(Math.Exp);
        for (int n = 0; n < _x.Length; n++)
        {
            for (int k = 0; k < _components; k++)
            {
                int scale = _sharedScale ? 0 : k;
                double width = Math.Exp(_logScales[scale]), z = (_x[n] - _means[k]) / width, r = _responsibility[n, k];
                _logitsGrad[k] += Math.Exp(_logits[k]) / total - r;
                _meansGrad[k] -= r * z / width;
                _logScalesGrad[scale] += r * (1 - z * z); // WRONG _logScales: _logScalesGrad[scale] = _logScalesGrad[scale] * (_sharedScale && k > 0 ? 0 : 1) + r * (1 - z * z);
                dx[n] += r * z / width;
            }
        }

        return dx;
    }
}

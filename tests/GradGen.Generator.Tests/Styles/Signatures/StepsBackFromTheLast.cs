// Called once for each step; the loss is of the last output, and one call goes back through all steps from there.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public partial class StepsBackFromTheLast
{
    private readonly double[] _u, _w, _uGrads, _wGrads;
    private readonly List<double[]> _xs = new List<double[]>(), _hs = new List<double[]>();

    public StepsBackFromTheLast(int hidden)
    {
        (_u, _w, _uGrads, _wGrads) = (new double[hidden], new double[hidden], new double[hidden], new double[hidden]);
        InitHidden();
    }

    public void InitHidden()
    {
        _xs.Clear();
        _hs.Clear();
        _hs.Add(new double[_u.Length]);
    }

    public double[] Forward(double[] x)
    {
        var h = new double[_u.Length];
        for (var i = 0; i < h.Length; i++)
            h[i] = Math.Tanh(_u[i] * x[i] + _w[i] * _hs[_hs.Count - 1][i]);
        _xs.Add(x);
        _hs.Add(h);
        return h;
    }

    public double[][] Backward(double[] dLast)
    {
        var dxs = new double[_xs.Count][];
        var dh = (double[])dLast.Clone();
        for (var t = _xs.Count - 1; t >= 0; t--)
        {
            dxs[t] = new double[_u.Length];
            for (var i = 0; i < dh.Length; i++)
            {
                var dz = dh[i] * (1 - _hs[t + 1][i] * _hs[t + 1][i]);
                _uGrads[i] += dz * _xs[t][i];
                _wGrads[i] += dz * _hs[t][i]; // WRONG _w: _wGrads[i] += dz * _hs[t + 1][i];
                dxs[t][i] = dz * _u[i];
                dh[i] = dz * _w[i];
            }
        }

        return dxs;
    }
}

// Called once for each step, and then back through all of them at once.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public partial class StepsAtOnceBack
{
    private readonly double[] _u, _w, _uGrads, _wGrads;
    private readonly List<double[]> _xs = new List<double[]>(), _hs = new List<double[]>();

    public StepsAtOnceBack(int hidden)
    {
        (_u, _w, _uGrads, _wGrads) = (new double[hidden], new double[hidden], new double[hidden], new double[hidden]);
    }

    public void Reset()
    {
        _xs.Clear();
        _hs.Clear();
    }

    public double[] Forward(double[] x)
    {
        var h = new double[_u.Length];
        for (var i = 0; i < h.Length; i++)
            h[i] = Math.Tanh(_u[i] * x[i] + (_hs.Count > 0 ? _w[i] * _hs[_hs.Count - 1][i] : 0));
        _xs.Add(x);
        _hs.Add(h);
        return h;
    }

    public List<double[]> Backward(List<double[]> dys)
    {
        var dxs = new List<double[]>();
        var later = new double[_u.Length];
        for (var t = dys.Count - 1; t >= 0; t--)
        {
            var dx = new double[_u.Length];
            for (var i = 0; i < dx.Length; i++)
            {
                var dz = (dys[t][i] + later[i]) * (1 - _hs[t][i] * _hs[t][i]);
                _uGrads[i] += dz * _xs[t][i];
                _wGrads[i] += t > 0 ? dz * _hs[t - 1][i] : 0;
                dx[i] = dz * _u[i]; // WRONG x: dx[i] = dys[t][i] * (1 - _hs[t][i] * _hs[t][i]) * _u[i];
                later[i] = dz * _w[i];
            }

            dxs.Insert(0, dx);
        }

        return dxs;
    }
}

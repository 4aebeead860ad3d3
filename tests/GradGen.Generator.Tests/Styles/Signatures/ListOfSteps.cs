// A sequence in a list.
using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

[GradCheckable]
public partial class ListOfSteps
{
    private readonly double[] _u, _w, _uGrad, _wGrad;
    private List<double[]> _xs = new List<double[]>();
    private readonly List<double[]> _hs = new List<double[]>();

    public ListOfSteps(int hidden) => (_u, _w, _uGrad, _wGrad) = (new double[hidden], new double[hidden], new double[hidden], new double[hidden]);

    public List<double[]> Forward(List<double[]> xs)
    {
        _xs = xs;
        _hs.Clear();
        var h = new double[_u.Length];
        foreach (var x in xs)
        {
            var next = new double[_u.Length];
            for (var i = 0; i < _u.Length; i++)
                next[i] = Math.Tanh(_u[i] * x[i] + _w[i] * h[i]);
            _hs.Add(h = next);
        }

        return _hs.Select(state => (double[])state.Clone()).ToList();
    }

    public IReadOnlyList<double[]> Backward(IReadOnlyList<double[]> dys)
    {
        var dxs = new double[dys.Count][];
        var later = new double[_u.Length];
        for (var t = dys.Count - 1; t >= 0; t--)
        {
            dxs[t] = new double[_u.Length];
            for (var i = 0; i < _u.Length; i++)
            {
                var dz = (dys[t][i] + later[i]) * (1 - _hs[t][i] * _hs[t][i]);
                _uGrad[i] += dz * _xs[t][i];
                _wGrad[i] += t == 0 ? 0 : dz * _hs[t - 1][i]; // WRONG _w: _wGrad[i] += dz * _hs[t][i];
                dxs[t][i] = dz * _u[i];
                later[i] = dz * _w[i];
            }
        }

        return dxs;
    }
}

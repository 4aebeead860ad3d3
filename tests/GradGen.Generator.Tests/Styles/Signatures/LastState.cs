// A sequence in, of which only the last state comes out.
using System;
using GradGen;

[GradCheckable]
public sealed partial class LastState
{
    private readonly double[] _u, _w, _uGrad, _wGrad;
    private double[][] _xs = [], _hs = [];

    public LastState(int hidden) => (_u, _w, _uGrad, _wGrad) = (new double[hidden], new double[hidden], new double[hidden], new double[hidden]);

    public double[] Forward(double[][] xs)
    {
        _xs = xs;
        _hs = new double[xs.Length + 1][];
        _hs[0] = new double[_u.Length];
        for (var t = 0; t < xs.Length; t++)
        {
            _hs[t + 1] = new double[_u.Length];
            for (var i = 0; i < _u.Length; i++)
                _hs[t + 1][i] = Math.Tanh(_u[i] * xs[t][i] + _w[i] * _hs[t][i]);
        }

        return _hs[xs.Length];
    }

    public double[][] Backward(double[] dh)
    {
        var dxs = new double[_xs.Length][];
        var later = (double[])dh.Clone();
        for (var t = _xs.Length - 1; t >= 0; t--)
        {
            dxs[t] = new double[_u.Length];
            for (var i = 0; i < _u.Length; i++)
            {
                var dz = later[i] * (1 - _hs[t + 1][i] * _hs[t + 1][i]);
                _uGrad[i] += dz * _xs[t][i];
                _wGrad[i] += dz * _hs[t][i]; // WRONG _w: _wGrad[i] += dz * _hs[t + 1][i];
                dxs[t][i] = dz * _u[i];
                later[i] = dz * _w[i];
            }
        }

        return dxs;
    }
}

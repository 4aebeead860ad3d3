// A recurrent cell over a sequence of steps.
using System;
using GradGen;

[GradCheckable]
public partial class Rnn
{
    private readonly int _hidden;
    private readonly double[] _u, _w, _uGrad, _wGrad;
    private double[][] _xs = [], _hs = [];

    public Rnn(int hidden)
    {
        _hidden = hidden;
        (_u, _w, _uGrad, _wGrad) = (new double[hidden], new double[hidden], new double[hidden], new double[hidden]);
    }

    public double[][] Forward(double[][] xs)
    {
        _xs = xs;
        _hs = new double[xs.Length][];
        var h = new double[_hidden];
        for (var t = 0; t < xs.Length; t++)
        {
            var next = new double[_hidden];
            for (var i = 0; i < _hidden; i++)
                next[i] = Math.Tanh(_u[i] * xs[t][i] + _w[i] * h[i]);
            _hs[t] = h = next;
        }

        var ys = new double[xs.Length][];
        for (var t = 0; t < xs.Length; t++)
            ys[t] = (double[])_hs[t].Clone();
        return ys;
    }

    public double[][] Backward(double[][] dys)
    {
        var dxs = new double[dys.Length][];
        var later = new double[_hidden];
        for (var t = dys.Length - 1; t >= 0; t--)
        {
            dxs[t] = new double[_hidden];
            for (var i = 0; i < _hidden; i++)
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

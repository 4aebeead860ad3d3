// A gated cell that is told the number of the step, and keeps what it needs of each in arrays.
using System;
using GradGen;

[GradCheckable]
public sealed partial class StepsByNumber
{
    private readonly float[] _u, _w, _uGradient, _wGradient;
    private readonly float[][] _xs, _hs;
    private float[] _dh;

    public StepsByNumber(int hidden, int maxSteps)
    {
        (_u, _w, _uGradient, _wGradient) = (new float[hidden], new float[hidden], new float[hidden], new float[hidden]);
        _xs = new float[maxSteps][];
        _hs = new float[maxSteps][];
        _dh = new float[hidden];
    }

    public float[] Forward(float[] x, int t)
    {
        _xs[t] = x;
        _hs[t] = new float[_u.Length];
        for (var i = 0; i < _u.Length; i++)
            _hs[t][i] = (float)Math.Tanh(_u[i] * x[i] + (t > 0 ? _w[i] * _hs[t - 1][i] : 0));
        _dh = new float[_u.Length];
        return (float[])_hs[t].Clone();
    }

    public float[] Backward(float[] dy, int t)
    {
        var dx = new float[_u.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            var dz = (dy[i] + _dh[i]) * (1 - _hs[t][i] * _hs[t][i]);
            _uGradient[i] += dz * _xs[t][i]; // WRONG _u: _uGradient[i] += dz * _xs[0][i];
            if (t > 0)
                _wGradient[i] += dz * _hs[t - 1][i];
            dx[i] = dz * _u[i];
            _dh[i] = dz * _w[i];
        }

        return dx;
    }
}

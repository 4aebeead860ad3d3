// A recurrent cell that is called once for each step, and back once for each step in reverse order.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public partial class StepByStepRnn
{
    private readonly double[,] _wx, _wh, _wxGrad, _whGrad;
    private readonly double[] _b, _bGrad;
    private readonly Stack<(double[] X, double[] Before, double[] After)> _steps = new Stack<(double[], double[], double[])>();
    private double[] _h, _dhNext;

    public StepByStepRnn(int inputs, int hidden)
    {
        _wx = new double[hidden, inputs];
        _wxGrad = new double[hidden, inputs];
        _wh = new double[hidden, hidden];
        _whGrad = new double[hidden, hidden];
        _b = new double[hidden];
        _bGrad = new double[hidden];
        _h = new double[hidden];
        _dhNext = new double[hidden];
    }

    public void ResetState()
    {
        _steps.Clear();
        _h = new double[_b.Length];
        _dhNext = new double[_b.Length];
    }

    public double[] Forward(double[] x)
    {
        var h = new double[_b.Length];
        for (var i = 0; i < h.Length; i++)
        {
            var sum = _b[i];
            for (var j = 0; j < _wx.GetLength(1); j++)
                sum += _wx[i, j] * x[j];
            for (var j = 0; j < h.Length; j++)
                sum += _wh[i, j] * _h[j];
            h[i] = Math.Tanh(sum);
        }

        _steps.Push((x, _h, h));
        _h = h;
        return h;
    }

    public double[] Backward(double[] dy)
    {
        var (x, before, after) = _steps.Pop();
        var dx = new double[x.Length];
        var dh = new double[_b.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            var dz = (dy[i] + _dhNext[i]) * (1 - after[i] * after[i]);
            _bGrad[i] += dz;
            for (var j = 0; j < x.Length; j++)
            {
                _wxGrad[i, j] += dz * x[j];
                dx[j] += dz * _wx[i, j];
            }

            for (var j = 0; j < dh.Length; j++)
            {
                _whGrad[i, j] += dz * before[j]; // WRONG _wh: _whGrad[i, j] += dz * after[j];
                dh[j] += dz * _wh[i, j];
            }
        }

        _dhNext = dh;
        return dx;
    }
}

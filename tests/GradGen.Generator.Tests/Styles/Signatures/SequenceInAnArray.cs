// A sequence in the rows of an array.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SequenceInAnArray(int inputs, int hidden)
{
    private readonly double[,] _wx = new double[hidden, inputs], _wh = new double[hidden, hidden], _dWx = new double[hidden, inputs], _dWh = new double[hidden, hidden];
    private double[,] _x = new double[0, 0], _h = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        _h = new double[x.GetLength(0) + 1, hidden];
        var y = new double[x.GetLength(0), hidden];
        for (var t = 0; t < x.GetLength(0); t++)
        {
            for (var i = 0; i < hidden; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < inputs; j++)
                    sum += _wx[i, j] * x[t, j];
                for (var j = 0; j < hidden; j++)
                    sum += _wh[i, j] * _h[t, j];
                y[t, i] = _h[t + 1, i] = Math.Tanh(sum);
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), inputs];
        var later = new double[hidden];
        for (var t = dy.GetLength(0) - 1; t >= 0; t--)
        {
            var dh = new double[hidden];
            for (var i = 0; i < hidden; i++)
            {
                var dz = (dy[t, i] + later[i]) * (1 - _h[t + 1, i] * _h[t + 1, i]);
                for (var j = 0; j < inputs; j++)
                {
                    _dWx[i, j] += dz * _x[t, j];
                    dx[t, j] += dz * _wx[i, j];
                }

                for (var j = 0; j < hidden; j++)
                {
                    _dWh[i, j] += dz * _h[t, j]; // WRONG _wh: _dWh[i, j] += dz * _h[t + 1, j];
                    dh[j] += dz * _wh[i, j];
                }
            }

            later = dh;
        }

        return dx;
    }
}

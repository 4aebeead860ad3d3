// Queries, keys and values, and a mask that may be left out: the gradients come back in the order of the three.
#nullable enable
using System;
using GradGen;

[GradCheckable]
public partial class MaskedAttention
{
    private double[][] _q = Array.Empty<double[]>();
    private double[][] _k = Array.Empty<double[]>();
    private double[][] _v = Array.Empty<double[]>();
    private double[][] _p = Array.Empty<double[]>();

    public double[][] Forward(double[][] queries, double[][] keys, double[][] values, bool[]? keep = null)
    {
        (_q, _k, _v) = (queries, keys, values);
        var scale = 1 / Math.Sqrt(_q[0].Length);
        _p = New(_q.Length, _k.Length);
        var y = New(_q.Length, _v[0].Length);
        for (var i = 0; i < _q.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < _k.Length; j++)
            {
                if (keep != null && !keep[j])
                    continue;
                var score = 0.0;
                for (var c = 0; c < _q[i].Length; c++)
                    score += _q[i][c] * _k[j][c];
                _p[i][j] = Math.Exp(score * scale);
                sum += _p[i][j];
            }

            for (var j = 0; j < _k.Length && sum > 0; j++)
            {
                _p[i][j] /= sum;
                for (var c = 0; c < y[i].Length; c++)
                    y[i][c] += _p[i][j] * _v[j][c];
            }
        }

        return y;
    }

    public (double[][], double[][], double[][]) Backward(double[][] dy)
    {
        var scale = 1 / Math.Sqrt(_q[0].Length);
        var dq = New(_q.Length, _q[0].Length);
        var dk = New(_k.Length, _k[0].Length);
        var dv = New(_v.Length, _v[0].Length);
        for (var i = 0; i < _q.Length; i++)
        {
            var dp = new double[_k.Length];
            var mean = 0.0;
            for (var j = 0; j < _k.Length; j++)
            {
                for (var c = 0; c < dy[i].Length; c++)
                {
                    dp[j] += dy[i][c] * _v[j][c];
                    dv[j][c] += _p[i][j] * dy[i][c]; // WRONG values: dv[j][c] = _p[i][j] * dy[i][c];
                }

                mean += dp[j] * _p[i][j];
            }

            for (var j = 0; j < _k.Length; j++)
            {
                var ds = _p[i][j] * (dp[j] - mean) * scale;
                for (var c = 0; c < _q[i].Length; c++)
                {
                    dq[i][c] += ds * _k[j][c]; // WRONG queries: dq[i][c] += ds * _k[j][c] / scale;
                    dk[j][c] += ds * _q[i][c]; // WRONG keys: dk[j][c] -= ds * _q[i][c];
                }
            }
        }

        return (dq, dk, dv);
    }

    private static double[][] New(int rows, int columns)
    {
        var made = new double[rows][];
        for (var i = 0; i < rows; i++)
            made[i] = new double[columns];
        return made;
    }
}

// Several heads of queries use one head of keys and values, by a division of a loop's variable: how far the index goes along one axis
// is not known, and the other axes have their sizes all the same.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SharedKeys(int heads, int kvHeads, int headSize)
{
    private double[,] _q = new double[0, 0];
    private double[,] _k = new double[0, 0];
    private double[,] _v = new double[0, 0];

    public double[,] Forward(double[,] q, double[,] k, double[,] v)
    {
        if (q.GetLength(1) != heads * headSize)
            throw new ArgumentException("Queries of all heads.");
        if (k.GetLength(1) != kvHeads * headSize || v.GetLength(1) != kvHeads * headSize)
            throw new ArgumentException("Keys and values of their heads.");
        (_q, _k, _v) = (q, k, v);
        int from = q.GetLength(0), to = k.GetLength(0);
        var y = new double[from, heads * headSize];
        for (var h = 0; h < heads; h++)
        {
            var shared = h / (heads / kvHeads);
            for (var i = 0; i < from; i++)
            {
                for (var j = 0; j < to; j++)
                {
                    var score = 0.0;
                    for (var c = 0; c < headSize; c++)
                        score += q[i, h * headSize + c] * k[j, shared * headSize + c];
                    for (var c = 0; c < headSize; c++)
                        y[i, h * headSize + c] += score * v[j, shared * headSize + c];
                }
            }
        }

        return y;
    }

    public (double[,] dq, double[,] dk, double[,] dv) Backward(double[,] dy)
    {
        int from = _q.GetLength(0), to = _k.GetLength(0);
        var dq = new double[from, heads * headSize];
        var dk = new double[to, kvHeads * headSize];
        var dv = new double[to, kvHeads * headSize];
        for (var h = 0; h < heads; h++)
        {
            var shared = h / (heads / kvHeads);
            for (var i = 0; i < from; i++)
            {
                for (var j = 0; j < to; j++)
                {
                    double score = 0, dScore = 0;
                    for (var c = 0; c < headSize; c++)
                    {
                        score += _q[i, h * headSize + c] * _k[j, shared * headSize + c];
                        dScore += dy[i, h * headSize + c] * _v[j, shared * headSize + c];
                    }

                    for (var c = 0; c < headSize; c++)
                    {
                        dq[i, h * headSize + c] += dScore * _k[j, shared * headSize + c];
                        dk[j, shared * headSize + c] += dScore * _q[i, h * headSize + c]; // WRONG k: dk[j, shared * headSize + c] = dScore * _q[i, h * headSize + c];
                        dv[j, shared * headSize + c] += score * dy[i, h * headSize + c]; // WRONG v: dv[j, shared * headSize + c] += score * dy[i, shared * headSize + c];
                    }
                }
            }
        }

        return (dq, dk, dv);
    }
}

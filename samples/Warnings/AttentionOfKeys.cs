using GradGen;

namespace Warnings;

/// <summary>The gradient of the keys is made of keys, where it has to be of queries.</summary>
[GradCheckable]
public sealed partial class AttentionOfKeys
{
    private double[,] _q = new double[0, 0];
    private double[,] _k = new double[0, 0];
    private double[,] _v = new double[0, 0];
    private double[,] _p = new double[0, 0];

    public double[,] Forward([Shape("queries", "width")] double[,] q, [Shape("keys", "width")] double[,] k, [Shape("keys", "values")] double[,] v)
    {
        (_q, _k, _v) = (q, k, v);
        _p = new double[q.GetLength(0), k.GetLength(0)];
        var y = new double[q.GetLength(0), v.GetLength(1)];
        for (var i = 0; i < q.GetLength(0); i++)
        {
            double sum = 0;
            for (var j = 0; j < k.GetLength(0); j++)
            {
                double score = 0;
                for (var d = 0; d < q.GetLength(1); d++)
                    score += q[i, d] * k[j, d];
                _p[i, j] = Math.Exp(score / Math.Sqrt(q.GetLength(1)));
                sum += _p[i, j];
            }

            for (var j = 0; j < k.GetLength(0); j++)
            {
                _p[i, j] /= sum;
                for (var c = 0; c < v.GetLength(1); c++)
                    y[i, c] += _p[i, j] * v[j, c];
            }
        }

        return y;
    }

    public (double[,] Dq, double[,] Dk, double[,] Dv) Backward(double[,] dy)
    {
        var dq = new double[_q.GetLength(0), _q.GetLength(1)];
        var dk = new double[_k.GetLength(0), _k.GetLength(1)];
        var dv = new double[_v.GetLength(0), _v.GetLength(1)];
        var scale = 1 / Math.Sqrt(_q.GetLength(1));
        for (var i = 0; i < _q.GetLength(0); i++)
        {
            var dp = new double[_k.GetLength(0)];
            double sum = 0;
            for (var j = 0; j < dp.Length; j++)
            {
                for (var c = 0; c < _v.GetLength(1); c++)
                {
                    dp[j] += dy[i, c] * _v[j, c];
                    dv[j, c] += dy[i, c] * _p[i, j];
                }

                sum += dp[j] * _p[i, j];
            }

            for (var j = 0; j < dp.Length; j++)
            {
                var ds = _p[i, j] * (dp[j] - sum) * scale;
                for (var d = 0; d < _q.GetLength(1); d++)
                {
                    dq[i, d] += ds * _k[j, d];
                    dk[j, d] += ds * _k[j, d]; // GG0401
                }
            }
        }

        return (dq, dk, dv);
    }
}

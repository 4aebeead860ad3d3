namespace GradGen.Power.Corpus;

/// <summary>Scaled dot-product attention of queries over keys and values, without parameters.</summary>
[GradCheckable]
public sealed partial class Attention
{
    private double[,] _q = new double[0, 0];
    private double[,] _k = new double[0, 0];
    private double[,] _v = new double[0, 0];
    private double[,] _a = new double[0, 0];

    public double[,] Forward([Shape("3", "2")] double[,] q, [Shape("4", "2")] double[,] k, [Shape("4", "3")] double[,] v)
    {
        (_q, _k, _v) = (q, k, v);
        var (queries, keys, width) = (q.GetLength(0), k.GetLength(0), q.GetLength(1));
        _a = new double[queries, keys];
        var y = new double[queries, v.GetLength(1)];
        for (var i = 0; i < queries; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < keys; j++)
            {
                var score = 0.0;
                for (var d = 0; d < width; d++)
                    score += q[i, d] * k[j, d];
                _a[i, j] = Math.Exp(score / Math.Sqrt(width));
                sum += _a[i, j];
            }

            for (var j = 0; j < keys; j++)
            {
                _a[i, j] /= sum;
                for (var d = 0; d < v.GetLength(1); d++)
                    y[i, d] += _a[i, j] * v[j, d];
            }
        }

        return y;
    }

    public (double[,] Q, double[,] K, double[,] V) Backward(double[,] dy)
    {
        var (queries, keys, width) = (_q.GetLength(0), _k.GetLength(0), _q.GetLength(1));
        var dq = new double[queries, width];
        var dk = new double[keys, width];
        var dv = new double[keys, _v.GetLength(1)];
        for (var i = 0; i < queries; i++)
        {
            var da = new double[keys];
            var dot = 0.0;
            for (var j = 0; j < keys; j++)
            {
                for (var d = 0; d < dy.GetLength(1); d++)
                {
                    da[j] += dy[i, d] * _v[j, d];
                    dv[j, d] += _a[i, j] * dy[i, d];
                }

                dot += da[j] * _a[i, j];
            }

            for (var j = 0; j < keys; j++)
            {
                var dscore = _a[i, j] * (da[j] - dot) / Math.Sqrt(width);
                for (var d = 0; d < width; d++)
                {
                    dq[i, d] += dscore * _k[j, d];
                    dk[j, d] += dscore * _q[i, d];
                }
            }
        }

        return (dq, dk, dv);
    }
}

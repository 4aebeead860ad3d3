namespace GradGen.Power.Varied;

/// <summary>Queries look at keys, some of which may be masked, and take their values.</summary>
[GradCheckable]
public partial class KeyMaskAttention
{
    private double[][] q = [], k = [], v = [], p = [];
    private double scale;

    public double[][] Forward(double[][] queries, double[][] keys, double[][] values, bool[]? keep = null)
    {
        q = queries;
        k = keys;
        v = values;
        scale = 1 / Math.Sqrt(queries[0].Length);
        p = new double[q.Length][];
        var output = new double[q.Length][];
        for (int i = 0; i < q.Length; i++)
        {
            p[i] = new double[k.Length];
            output[i] = new double[v[0].Length];
            double total = 1e-12;
            for (int j = 0; j < k.Length; j++)
            {
                if (keep != null && !keep[j]) continue;
                p[i][j] = Math.Exp(Dot(q[i], k[j]) * scale);
                total += p[i][j];
            }
            for (int j = 0; j < k.Length; j++)
            {
                p[i][j] /= total;
                for (int c = 0; c < output[i].Length; c++) output[i][c] += p[i][j] * v[j][c];
            }
        }
        return output;
    }

    public (double[][], double[][], double[][]) Backward(double[][] upstream)
    {
        var (dq, dk, dv) = (Like(q), Like(k), Like(v));
        for (int i = 0; i < q.Length; i++)
        {
            var dp = new double[k.Length];
            double mean = 0;
            for (int j = 0; j < k.Length; j++)
            {
                dp[j] = Dot(upstream[i], v[j]);
                mean += dp[j] * p[i][j];
                for (int c = 0; c < v[j].Length; c++) dv[j][c] += upstream[i][c] * p[i][j];
            }
            for (int j = 0; j < k.Length; j++)
            {
                double ds = p[i][j] * (dp[j] - mean) * scale;
                for (int c = 0; c < q[i].Length; c++)
                {
                    dq[i][c] += ds * k[j][c];
                    dk[j][c] += ds * q[i][c];
                }
            }
        }
        return (dq, dk, dv);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[][] Like(double[][] rows) => rows.Select(row => new double[row.Length]).ToArray();
}

using System;
using GradGen;

namespace Domains;

/// <summary>Attention without a softmax: features elu(x) + 1 of queries and keys, causal, by running sums.</summary>
[GradCheckable]
public partial class LinearAttention
{
    private double[,] q = new double[0, 0], k = new double[0, 0], v = new double[0, 0];

    private static double Feature(double x) => x > 0 ? x + 1 : Math.Exp(x);

    private static double FeatureSlope(double x) => x > 0 ? 1 : Math.Exp(x);

    public double[,] Forward(double[,] q, double[,] k, double[,] v)
    {
        if (k.GetLength(0) != q.GetLength(0) || v.GetLength(0) != q.GetLength(0) || k.GetLength(1) != q.GetLength(1))
            throw new ArgumentException("The shapes do not fit.");
        (this.q, this.k, this.v) = (q, k, v);
        int steps = q.GetLength(0), size = q.GetLength(1), width = v.GetLength(1);
        var y = new double[steps, width];
        for (int t = 0; t < steps; t++)
        {
            double norm = 0;
            for (int s = 0; s <= t; s++)
            {
                double a = 0;
                for (int i = 0; i < size; i++) a += Feature(q[t, i]) * Feature(k[s, i]);
                norm += a;
                for (int j = 0; j < width; j++) y[t, j] += a * v[s, j];
            }

            for (int j = 0; j < width; j++) y[t, j] /= norm;
        }

        return y;
    }

    public (double[,] dq, double[,] dk, double[,] dv) Backward(double[,] dy)
    {
        int steps = q.GetLength(0), size = q.GetLength(1), width = v.GetLength(1);
        double[,] dq = new double[steps, size], dk = new double[steps, size], dv = new double[steps, width];
        for (int t = 0; t < steps; t++)
        {
            var a = new double[t + 1];
            double norm = 0;
            for (int s = 0; s <= t; s++)
            {
                for (int i = 0; i < size; i++) a[s] += Feature(q[t, i]) * Feature(k[s, i]);
                norm += a[s];
            }

            double mean = 0;
            for (int j = 0; j < width; j++)
            {
                double y = 0;
                for (int s = 0; s <= t; s++) y += a[s] * v[s, j] / norm;
                mean += dy[t, j] * y;
            }

            for (int s = 0; s <= t; s++)
            {
                double da = -mean / norm;
                for (int j = 0; j < width; j++)
                {
                    da += dy[t, j] * v[s, j] / norm;
                    dv[s, j] += dy[t, j] * a[s] / norm; // WRONG v: dv[s, j] += dy[t, j] * a[s];
                }

                for (int i = 0; i < size; i++)
                {
                    dq[t, i] += da * Feature(k[s, i]) * FeatureSlope(q[t, i]); // WRONG q: dq[t, i] += da * Feature(k[s, i]);
                    dk[s, i] += da * Feature(q[t, i]) * FeatureSlope(k[s, i]); // WRONG k: dk[s, i] = da * Feature(q[t, i]) * FeatureSlope(k[s, i]);
                }
            }
        }

        return (dq, dk, dv);
    }
}

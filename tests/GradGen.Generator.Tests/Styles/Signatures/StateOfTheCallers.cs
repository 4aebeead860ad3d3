// The caller holds the state and the cache of each step.
using System;
using GradGen;

[GradCheckable]
public sealed partial class GatedCell(int width)
{
    private readonly double[] _wf = new double[width], _wc = new double[width], _wfGrad = new double[width], _wcGrad = new double[width];

    public (double[] Next, (double[] X, double[] H, double[] F, double[] C) Cache) Forward(double[] x, double[] h)
    {
        var (f, c, next) = (new double[width], new double[width], new double[width]);
        for (var i = 0; i < width; i++)
        {
            f[i] = 1 / (1 + Math.Exp(-_wf[i] * x[i]));
            c[i] = Math.Tanh(_wc[i] * h[i]);
            next[i] = f[i] * h[i] + (1 - f[i]) * c[i];
        }

        return (next, (x, h, f, c));
    }

    public (double[] Dx, double[] Dh) Backward(double[] dNext, (double[] X, double[] H, double[] F, double[] C) cache)
    {
        var (dx, dh) = (new double[width], new double[width]);
        for (var i = 0; i < width; i++)
        {
            var df = dNext[i] * (cache.H[i] - cache.C[i]) * cache.F[i] * (1 - cache.F[i]);
            var dc = dNext[i] * (1 - cache.F[i]) * (1 - cache.C[i] * cache.C[i]);
            _wfGrad[i] += df * cache.X[i];
            _wcGrad[i] += dc * cache.H[i];
            dx[i] = df * _wf[i];
            dh[i] = dNext[i] * cache.F[i] + dc * _wc[i]; // WRONG h: dh[i] = dNext[i] * cache.F[i];
        }

        return (dx, dh);
    }
}

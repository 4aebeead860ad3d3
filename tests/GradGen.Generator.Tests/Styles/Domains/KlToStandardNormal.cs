using System;
using GradGen;

namespace Domains;

/// <summary>The divergence of a diagonal normal distribution from the standard one, a mean over the batch.</summary>
[GradCheckable]
public partial class KlToStandardNormal
{
    private double[,] _mu = new double[0, 0], _logVar = new double[0, 0];

    public double Forward(double[,] mu, double[,] logVar)
    {
        _mu = mu;
        _logVar = logVar;
        double total = 0;
        for (int b = 0; b < mu.GetLength(0); b++)
            for (int k = 0; k < mu.GetLength(1); k++)
                total += -0.5 * (1 + logVar[b, k] - mu[b, k] * mu[b, k] - Math.Exp(logVar[b, k]));
        return total / mu.GetLength(0);
    }

    public (double[,], double[,]) Backward()
    {
        int n = _mu.GetLength(0), d = _mu.GetLength(1);
        var dMu = new double[n, d];
        var dLogVar = new double[n, d];
        for (int b = 0; b < n; b++)
            for (int k = 0; k < d; k++)
            {
                dMu[b, k] = _mu[b, k] / n; // WRONG mu: dMu[b, k] = _mu[b, k];
                dLogVar[b, k] = 0.5 * (Math.Exp(_logVar[b, k]) - 1) / n; // WRONG logVar: dLogVar[b, k] = 0.5 * Math.Exp(_logVar[b, k]) / n;
            }

        return (dMu, dLogVar);
    }
}

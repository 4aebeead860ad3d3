using System;
using GradGen;

namespace Domains;

/// <summary>A diagonal state space model over a sequence: h = a·h + b·x, y = Σ c·h + d·x, with a = exp(−exp(log a)).</summary>
[GradCheckable]
public partial class StateSpace
{
    public double[] LogA, B, C;
    public double D = 0.4;
    public double[] LogAGrad, BGrad, CGrad;
    public double DGrad;
    private double[] _x = new double[0];
    private double[][] _h = new double[0][];

    public StateSpace(int states)
    {
        LogA = new double[states];
        B = new double[states];
        C = new double[states];
        LogAGrad = new double[states];
        BGrad = new double[states];
        CGrad = new double[states];
        for (int n = 0; n < states; n++)
        {
            LogA[n] = -0.3 * (n + 1);
            B[n] = 1.0 / (n + 1);
            C[n] = 0.2 + 0.1 * n;
        }
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        _h = new double[x.Length + 1][];
        _h[0] = new double[B.Length];
        var y = new double[x.Length];
        for (int t = 0; t < x.Length; t++)
        {
            _h[t + 1] = new double[B.Length];
            for (int n = 0; n < B.Length; n++)
            {
                _h[t + 1][n] = Decay(n) * _h[t][n] + B[n] * x[t];
                y[t] += C[n] * _h[t + 1][n];
            }

            y[t] += D * x[t];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        var carry = new double[B.Length];
        for (int t = _x.Length - 1; t >= 0; t--)
        {
            DGrad += dy[t] * _x[t];
            dx[t] = dy[t] * D;
            for (int n = 0; n < B.Length; n++)
            {
                CGrad[n] += dy[t] * _h[t + 1][n]; // WRONG C: CGrad[n] += dy[t] * _h[t][n];
                double dh = carry[n] + dy[t] * C[n];
                BGrad[n] += dh * _x[t];
                dx[t] += dh * B[n];
                double da = dh * _h[t][n];
                LogAGrad[n] += da * Decay(n) * -Math.Exp(LogA[n]); // WRONG LogA: LogAGrad[n] += da * Decay(n);
                carry[n] = dh * Decay(n);
            }
        }

        return dx;
    }

    private double Decay(int n) => Math.Exp(-Math.Exp(LogA[n]));
}

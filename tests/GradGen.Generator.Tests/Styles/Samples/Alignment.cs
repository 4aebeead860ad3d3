using System;
using GradGen;

namespace Samples;

// Labels are fewer than frames, and how many fewer nobody says: connectionist temporal classification.
[GradCheckable]
public sealed partial class Alignment
{
    private double[,] _logits = new double[0, 0]; private int[] _labels = [];
    private const int Blank = 0;
    private static double LogAdd(double a, double b) { if (double.IsNegativeInfinity(a)) return b; if (double.IsNegativeInfinity(b)) return a; var m = Math.Max(a, b); return m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m)); }
    private static double[,] LogSoftmax(double[,] z)
    {
        var p = new double[z.GetLength(0), z.GetLength(1)];
        for (int t = 0; t < p.GetLength(0); t++)
        {
            double s = double.NegativeInfinity;
            for (int c = 0; c < p.GetLength(1); c++) s = LogAdd(s, z[t, c]);
            for (int c = 0; c < p.GetLength(1); c++) p[t, c] = z[t, c] - s;
        }
        return p;
    }
    private static int[] Extend(int[] labels) { var l = new int[2 * labels.Length + 1]; for (int i = 0; i < labels.Length; i++) l[2 * i + 1] = labels[i]; return l; }
    private static double[,] Alphas(double[,] lp, int[] l)
    {
        int T = lp.GetLength(0), S = l.Length; var a = new double[T, S];
        for (int t = 0; t < T; t++) for (int s = 0; s < S; s++) a[t, s] = double.NegativeInfinity;
        a[0, 0] = lp[0, Blank]; if (S > 1) a[0, 1] = lp[0, l[1]];
        for (int t = 1; t < T; t++) for (int s = 0; s < S; s++)
        {
            var v = a[t - 1, s]; if (s > 0) v = LogAdd(v, a[t - 1, s - 1]); if (s > 1 && l[s] != Blank && l[s] != l[s - 2]) v = LogAdd(v, a[t - 1, s - 2]);
            a[t, s] = v + lp[t, l[s]];
        }
        return a;
    }
    private static double[,] Betas(double[,] lp, int[] l)
    {
        int T = lp.GetLength(0), S = l.Length; var b = new double[T, S];
        for (int t = 0; t < T; t++) for (int s = 0; s < S; s++) b[t, s] = double.NegativeInfinity;
        b[T - 1, S - 1] = 0; if (S > 1) b[T - 1, S - 2] = 0;
        for (int t = T - 2; t >= 0; t--) for (int s = 0; s < S; s++)
        {
            var v = b[t + 1, s] + lp[t + 1, l[s]]; if (s + 1 < S) v = LogAdd(v, b[t + 1, s + 1] + lp[t + 1, l[s + 1]]); if (s + 2 < S && l[s + 2] != Blank && l[s] != l[s + 2]) v = LogAdd(v, b[t + 1, s + 2] + lp[t + 1, l[s + 2]]);
            b[t, s] = v;
        }
        return b;
    }
    public double Forward(double[,] logits, int[] labels)
    {
        _logits = logits; _labels = labels;
        var l = Extend(labels); var lp = LogSoftmax(logits); var a = Alphas(lp, l); int T = lp.GetLength(0), S = l.Length;
        return -(S > 1 ? LogAdd(a[T - 1, S - 1], a[T - 1, S - 2]) : a[T - 1, S - 1]);
    }
    public double[,] Backward()
    {
        var l = Extend(_labels); var lp = LogSoftmax(_logits); var a = Alphas(lp, l); var b = Betas(lp, l); int T = lp.GetLength(0), S = l.Length, C = lp.GetLength(1);
        var total = S > 1 ? LogAdd(a[T - 1, S - 1], a[T - 1, S - 2]) : a[T - 1, S - 1];
        var d = new double[T, C];
        for (int t = 0; t < T; t++)
        {
            for (int c = 0; c < C; c++) d[t, c] = Math.Exp(lp[t, c]);
            for (int s = 0; s < S; s++) d[t, l[s]] -= Math.Exp(a[t, s] + b[t, s] - total); // WRONG logits: for (int s = 1; s < S; s++) d[t, l[s]] -= Math.Exp(a[t, s] + b[t, s] - total);
        }
        return d;
    }
}

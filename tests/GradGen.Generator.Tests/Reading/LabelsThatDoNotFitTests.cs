using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>A loss that not all labels are possible for: one whose blank label is 0, with labels that may be drawn as that.</summary>
public class LabelsThatDoNotFitTests
{
    // Connectionist temporal classification: −log of the sum over all alignments, by forward and backward variables.
    private const string Ctc = """
        using System; using GradGen;
        [GradCheckable] public partial class Ctc
        {
            double[,] _logits = new double[0, 0]; int[] _labels = Array.Empty<int>();
            static double[,] LogSoftmax(double[,] x)
            {
                var y = new double[x.GetLength(0), x.GetLength(1)];
                for (int t = 0; t < x.GetLength(0); t++)
                {
                    var max = double.NegativeInfinity; for (int k = 0; k < x.GetLength(1); k++) max = Math.Max(max, x[t, k]);
                    var sum = 0.0; for (int k = 0; k < x.GetLength(1); k++) sum += Math.Exp(x[t, k] - max);
                    for (int k = 0; k < x.GetLength(1); k++) y[t, k] = x[t, k] - max - Math.Log(sum);
                }
                return y;
            }
            static double Add(double a, double b) => double.IsNegativeInfinity(a) ? b : double.IsNegativeInfinity(b) ? a : Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
            int At(int s) => s % 2 == 0 ? 0 : _labels[s / 2];
            bool Skips(int s) => s >= 2 && At(s) != 0 && At(s) != At(s - 2);
            double[,] Alpha(double[,] p)
            {
                int T = p.GetLength(0), S = 2 * _labels.Length + 1; var a = new double[T, S];
                for (int t = 0; t < T; t++) for (int s = 0; s < S; s++)
                {
                    var sum = t == 0 ? (s < 2 ? 0 : double.NegativeInfinity) : a[t - 1, s];
                    if (t > 0 && s > 0) sum = Add(sum, a[t - 1, s - 1]);
                    if (t > 0 && Skips(s)) sum = Add(sum, a[t - 1, s - 2]);
                    a[t, s] = sum + p[t, At(s)];
                }
                return a;
            }
            public double Forward(double[,] logits, int[] labels)
            {
                (_logits, _labels) = (logits, labels);
                var a = Alpha(LogSoftmax(logits)); int T = a.GetLength(0), S = a.GetLength(1);
                return -(S > 1 ? Add(a[T - 1, S - 1], a[T - 1, S - 2]) : a[T - 1, S - 1]);
            }
            public double[,] Backward()
            {
                var p = LogSoftmax(_logits); var a = Alpha(p); int T = p.GetLength(0), K = p.GetLength(1), S = a.GetLength(1);
                var total = S > 1 ? Add(a[T - 1, S - 1], a[T - 1, S - 2]) : a[T - 1, S - 1];
                var b = new double[T, S]; var d = new double[T, K];
                for (int t = T - 1; t >= 0; t--) for (int s = S - 1; s >= 0; s--)
                {
                    if (t == T - 1) { b[t, s] = s >= S - 2 ? 0 : double.NegativeInfinity; continue; }
                    var sum = b[t + 1, s] + p[t + 1, At(s)];
                    if (s + 1 < S) sum = Add(sum, b[t + 1, s + 1] + p[t + 1, At(s + 1)]);
                    if (s + 2 < S && Skips(s + 2)) sum = Add(sum, b[t + 1, s + 2] + p[t + 1, At(s + 2)]);
                    b[t, s] = sum;
                }
                for (int t = 0; t < T; t++)
                {
                    for (int k = 0; k < K; k++) d[t, k] = Math.Exp(p[t, k]);
                    for (int s = 0; s < S; s++) d[t, At(s)] -= Math.Exp(a[t, s] + b[t, s] - total);
                }
                return d;
            }
        }
        """;

    [Fact]
    public void Right_ones_are_found_at_almost_every_seed()
    {
        using var loaded = GeneratedTests.Load(Ctc);
        var type = loaded.Assembly.GetType("Ctc")!;
        var reports = Enumerable.Range(1, 50).Select(seed => GradCheck.Run(type, options: new GradCheckOptions { Seed = seed })).ToArray();

        Assert.DoesNotContain(reports, static report => report.Verdict == Verdict.Fail);
        Assert.True(reports.Count(static report => report.Passed) >= 45, string.Join("\n", reports.Where(static report => !report.Passed)));
    }

    [Fact]
    public void A_wrong_gradient_fails() =>
        GeneratedTests.Fail(Ctc.Replace("- total)", "- 1.1 * total)", StringComparison.Ordinal), "CtcGradCheckTests.Gradient_of_logits");
}

using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What Backward writes and Forward does not mention is no parameter, whatever it is called.</summary>
public class OnlyBackwardTests
{
    private const string Smoothed = """
        using GradGen;
        [GradCheckable]
        public sealed partial class Smoothed
        {
            private double[] _alpha = [];
            private double[]? _beta;
            public double[] Forward(double[] x)
            {
                _alpha = new double[x.Length];
                for (var t = 0; t < x.Length; t++)
                    _alpha[t] = x[t] + (t > 0 ? 0.5 * _alpha[t - 1] : 0);
                return _alpha;
            }
            public double[] Backward(double[] dy)
            {
                _beta = new double[dy.Length];
                for (var t = dy.Length - 1; t >= 0; t--)
                    _beta[t] = dy[t] + (t + 1 < dy.Length ? 0.5 * _beta[t + 1] : 0);
                return _beta;
            }
        }
        """;

    private const string Lettered = """
        using GradGen;
        [GradCheckable]
        public sealed partial class Lettered(int n, int h)
        {
            private readonly double[,] wx = new double[h, n], wx_g = new double[h, n];
            private readonly double[] slopes = new double[h], slopesG = new double[h];
            private double[] _x = [];
            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[h];
                for (var i = 0; i < h; i++)
                    for (var j = 0; j < n; j++)
                        y[i] += slopes[i] * wx[i, j] * x[j];
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[n];
                for (var i = 0; i < h; i++)
                    for (var j = 0; j < n; j++)
                    {
                        wx_g[i, j] += dy[i] * slopes[i] * _x[j];
                        slopesG[i] += dy[i] * wx[i, j] * _x[j];
                        dx[j] += dy[i] * slopes[i] * wx[i, j];
                    }
                return dx;
            }
        }
        """;

    [Fact]
    public void A_cache_of_Backwards_own_is_no_parameter()
    {
        AnalyzerTest.Silent(Smoothed);
        GeneratedTests.Pass(Smoothed);
    }

    [Fact]
    public void A_letter_behind_the_name_makes_a_gradient()
    {
        AnalyzerTest.Silent(Lettered);
        GeneratedTests.Pass(Lettered);
    }

    [Fact]
    public void A_wrong_gradient_with_a_letter_behind_its_name_is_found() =>
        GeneratedTests.Fail(Lettered.Replace("wx_g[i, j] += dy[i] * slopes[i]", "wx_g[i, j] += dy[i]", StringComparison.Ordinal),
            "LetteredGradCheckTests.Gradient_of_wx");

    [Fact]
    public void What_Forward_reads_stays_a_parameter() =>
        AnalyzerTest.Check("""
            using GradGen;
            [GradCheckable]
            public sealed partial class Gated(int n)
            {
                private readonly double[] w = new double[n], dw = new double[n], {|GG0101:wg|} = new double[n];
                private double[] _x = [];
                public double[] Forward(double[] x)
                {
                    _x = x;
                    var y = new double[n];
                    for (var i = 0; i < n; i++)
                        y[i] = (w[i] + wg[i]) * x[i];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[n];
                    for (var i = 0; i < n; i++)
                    {
                        dw[i] += dy[i] * _x[i];
                        dx[i] = dy[i] * (w[i] + wg[i]);
                    }
                    return dx;
                }
            }
            """);
}

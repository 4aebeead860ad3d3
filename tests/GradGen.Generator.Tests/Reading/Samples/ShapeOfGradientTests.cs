using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>A Backward that gives another shape than its input has is wrong, even where one size would hide it.</summary>
public class ShapeOfGradientTests
{
    private const string Pool = """
        using System;
        using GradGen;

        [GradCheckable]
        public sealed partial class Pool(int window)
        {
            private int[,] _winner = new int[0, 0];
            private int _length;

            public double[,] Forward(double[,] x)
            {
                _length = x.GetLength(1);
                var y = new double[x.GetLength(0), _length - window + 1];
                _winner = new int[y.GetLength(0), y.GetLength(1)];
                for (var c = 0; c < y.GetLength(0); c++)
                {
                    for (var t = 0; t < y.GetLength(1); t++)
                    {
                        var best = t;
                        for (var i = t + 1; i < Math.Min(_length, t + window); i++)
                            best = x[c, i] > x[c, best] ? i : best;
                        _winner[c, t] = best;
                        y[c, t] = x[c, best];
                    }
                }

                return y;
            }

            public double[,] Backward(double[,] dy)
            {
                var dx = new double[dy.GetLength(0), _length];
                for (var c = 0; c < dy.GetLength(0); c++)
                {
                    for (var t = 0; t < dy.GetLength(1); t++)
                        dx[c, _winner[c, t]] += dy[c, t];
                }

                return dx;
            }
        }
        """;

    private const string Rows = """
        using GradGen;

        [GradCheckable]
        public sealed partial class Rows(int inputs)
        {
            private readonly double[] _w = new double[inputs], _wGradient = new double[inputs];
            private double[,] _x = new double[0, 0];

            public double[,] Forward(double[,] x)
            {
                _x = x;
                var y = new double[x.GetLength(0), inputs];
                for (var n = 0; n < x.GetLength(0); n++)
                {
                    for (var i = 0; i < inputs; i++)
                        y[n, i] = _w[i] * x[n, i];
                }

                return y;
            }

            public double[,] Backward(double[,] dy)
            {
                var dx = new double[dy.GetLength(0), inputs];
                for (var n = 0; n < dy.GetLength(0); n++)
                {
                    for (var i = 0; i < inputs; i++)
                    {
                        _wGradient[i] += dy[n, i] * _x[n, i];
                        dx[n, i] = dy[n, i] * _w[i];
                    }
                }

                return dx;
            }
        }
        """;

    [Fact]
    public void A_size_that_Forward_asks_for_needs_no_word()
    {
        AnalyzerTest.Silent(Pool);
        GeneratedTests.Pass(Pool);
    }

    [Fact]
    public void The_only_size_that_a_wrong_Backward_fits_is_not_taken_for_the_right_one()
    {
        var outcomes = GeneratedTests.Run(Pool.Replace("new double[dy.GetLength(0), _length]", "new double[dy.GetLength(0), window]", StringComparison.Ordinal));

        Assert.Contains(outcomes, static outcome => outcome.Value?.Contains("Backward threw IndexOutOfRangeException", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Axes_that_Backward_takes_for_equal_are_not_made_equal()
    {
        GeneratedTests.Pass(Rows);

        var outcomes = GeneratedTests.Run(Rows.Replace("new double[dy.GetLength(0), inputs]", "new double[dy.GetLength(0), _x.GetLength(0)]", StringComparison.Ordinal));

        Assert.Contains(outcomes, static outcome => outcome.Value is not null);
    }
}

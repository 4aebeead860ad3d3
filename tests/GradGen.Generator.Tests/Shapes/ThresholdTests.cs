using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>The numbers that a layer's code compares real values with, as the harness is told them.</summary>
public partial class ThresholdTests
{
    [Theory]
    [InlineData("y[i] = Math.Min(Math.Max(x[i], 0), 6);", "0d, 6d")]
    [InlineData("y[i] = Math.Clamp(x[i], -2.5, 4);", "-2.5d, 4d")]
    [InlineData("y[i] = x[i] > 3 ? 3 : x[i];", "3d")]
    [InlineData("if (x[i] <= -1) y[i] = -1; else y[i] = x[i];", "-1d")]
    [InlineData("y[i] = x[i] switch { < -1 => -1, > 2.5 => 2.5, _ => x[i] };", "-1d, 2.5d")]
    [InlineData("switch (x[i]) { case > 2: y[i] = 2; break; default: y[i] = x[i]; break; }", "2d")]
    [InlineData("if (x[i] is > -1 and < 1) y[i] = x[i];", "-1d, 1d")]
    [InlineData("y[i] = Math.Abs(x[i]);", "0d")]
    [InlineData("y[i] = Math.Sign(x[i]);", "0d")]
    [InlineData("y[i] = Math.Abs(x[i]) < 2 ? x[i] : 0;", "-2d, 0d, 2d")]
    [InlineData("while (x[i] > 9) x[i] /= 2; y[i] = x[i];", "9d")]
    [InlineData("const double Top = 7; y[i] = x[i] > Top ? Top : x[i];", "7d")]
    [InlineData("var top = 2.0 * 4; y[i] = x[i] > top ? top : x[i];", "8d")]
    public void Operators_patterns_and_functions(string body, string expected) => Expect(expected, body);

    [Theory]
    [InlineData("var z = (x[i] + 3) / 6; y[i] = z < 0 ? 0 : z > 1 ? 1 : z;", "-3d, 3d")]
    [InlineData("y[i] = Math.Clamp(0.2 * x[i] + 0.5, 0, 1);", "-2.5d, 2.5d")]
    [InlineData("y[i] = 1 - x[i] > 0 ? x[i] : 0;", "1d")]
    [InlineData("y[i] = -x[i] > 5 ? x[i] : 0;", "-5d")]
    public void What_is_computed_from_a_value_is_followed_back_to_it(string body, string expected) => Expect(expected, body);

    [Theory]
    [InlineData("private readonly double _top = 4;", "y[i] = x[i] > _top ? _top : x[i];", "this._top")]
    [InlineData("public double Top { get; set; } = 4;", "y[i] = Math.Min(x[i], Top);", "this.Top")]
    [InlineData("public float Top { get; init; } = 4;", "y[i] = Math.Min(x[i], Top);", "this.Top")]
    [InlineData("private readonly double _half = 2; private double Top => 2 * _half;", "y[i] = Math.Min(x[i], Top);", "(2d * this._half)")]
    [InlineData("private static readonly double Top = 4;", "y[i] = Math.Min(x[i], Top);", "global::Layer.Top")]
    [InlineData("private readonly Options _options = new(); private sealed class Options { public double Top { get; set; } = 3; }", "y[i] = Math.Min(x[i], _options.Top);", "this._options.Top")]
    [InlineData("private readonly double _beta = 2, _limit = 20;", "y[i] = _beta * x[i] > _limit ? x[i] : 0;", "(this._limit / this._beta)")]
    public void What_the_layer_was_made_with(string members, string body, string expected) => Expect(expected, body, members);

    [Theory]
    [InlineData("private static double Cut(double v, double top) => v > top ? top : v;", "y[i] = Cut(x[i], 5);", "5d")]
    [InlineData("private static class Pieces { public static double Cut(double v) => v > 5 ? 5 : v; }", "y[i] = Pieces.Cut(x[i]);", "5d")]
    [InlineData("private readonly Piece _piece = new(); private sealed class Piece { private const double Top = 5; public double Cut(double v) => v > Top ? Top : v; }", "y[i] = _piece.Cut(x[i]);", "5d")]
    [InlineData("private static double Cut(double v) => v > 5 ? 5 : v;", "y = Array.ConvertAll(x, Cut);", "5d")]
    [InlineData("", "y = Array.ConvertAll(x, v => v > 5 ? 5 : v);", "5d")]
    [InlineData("", "y[i] = Cut(x[i]); double Cut(double v) => v > 5 ? 5 : v;", "5d")]
    public void Helpers_objects_and_lambdas(string members, string body, string expected) => Expect(expected, body, members);

    [Theory]
    [InlineData("", "y[i] = x[i];")]
    [InlineData("", "if (i > 3) y[i] = x[i];")]
    [InlineData("", "if (i < x.Length * 0.5) y[i] = x[i];")]
    [InlineData("", "if (x[i] <= 0) throw new ArgumentException(\"positive\"); y[i] = x[i];")]
    [InlineData("", "System.Diagnostics.Debug.Assert(x[i] < 7); y[i] = x[i];")]
    [InlineData("", "for (var t = 0.0; t < 1.5; t += 0.5) y[i] += t * x[i];")]
    [InlineData("", "var best = double.NegativeInfinity; if (x[i] > best) best = x[i]; y[i] = best;")]
    [InlineData("", "var best = -1.0; for (var j = 0; j < x.Length; j++) if (x[j] > best) best = x[j]; y[i] = best;")]
    [InlineData("", "y[i] = Math.Log(Math.Max(x[i], 1e-12));")]
    [InlineData("", "y[i] = Math.Clamp(x[i], 1e-7, 1 - 1e-7);")]
    [InlineData("", "if (x[i] > -1e30) y[i] = x[i];")]
    [InlineData("private readonly double _rate = 0.5;", "if (_rate > 0.1) y[i] = x[i] * _rate;")]
    [InlineData("private double _last;", "if (x[i] > _last) _last = x[i]; y[i] = _last;")]
    [InlineData("private readonly Options? _options = null; private sealed class Options { public double Top { get; set; } = 3; }", "if (_options != null) y[i] = Math.Min(x[i], _options.Top);")]
    public void What_is_no_threshold(string members, string body) => Expect(string.Empty, body, members);

    [Fact]
    public void Both_passes_count_once_each_and_at_most_a_dozen()
    {
        var many = string.Concat(Enumerable.Range(1, 20).Select(static number => $"if (x[i] > {number}) y[i] += 1; "));

        Assert.Equal("2d, 5d", Thresholds(GeneratorTest.Run(Source("y[i] = x[i] > 2 ? x[i] : 0;", string.Empty, "dy[0] > 5 || dy[0] > 2 ? dy : dy"))));
        Assert.Equal(12, Thresholds(GeneratorTest.Run(Source(many, string.Empty))).Split(", ").Length);
    }

    [Fact]
    public void Constructor_parameters_that_are_kept_by_capture() =>
        Assert.Equal("0d, -delta, delta", Thresholds(GeneratorTest.Run("""
            [GradGen.GradCheckable] public partial class Layer(double delta)
            {
                public double[] Forward(double[] x) => System.Array.ConvertAll(x, v => System.Math.Abs(v) < delta ? v : 0);
                public double[] Backward(double[] dy) => dy;
            }
            """)));

    [Fact]
    public void An_override_that_the_base_calls() =>
        Assert.Equal("-2d, 2d", Thresholds(GeneratorTest.Run("""
            public abstract class Base
            {
                public double[] Forward(double[] x) => System.Array.ConvertAll(x, Apply);
                public double[] Backward(double[] dy) => dy;
                protected abstract double Apply(double v);
            }
            [GradGen.GradCheckable] public partial class Layer : Base { protected override double Apply(double v) => v < -2 ? -2 : v > 2 ? 2 : v; }
            """)));

    [Fact]
    public void A_generic_number() =>
        Assert.Equal("-1d, 0d, 5d", Thresholds(GeneratorTest.Run("""
            using System.Numerics;
            [GradGen.GradCheckable] public partial class Layer<T> where T : struct, IFloatingPointIeee754<T>
            {
                public T[] Forward(T[] x) => System.Array.ConvertAll(x, v => v > T.CreateChecked(5) ? v : v < T.Zero ? v : T.Max(v, -T.One));
                public T[] Backward(T[] dy) => dy;
            }
            """)));

    private static void Expect(string expected, string body, string members = "") => Assert.Equal(expected, Thresholds(GeneratorTest.Run(Source(body, members))));

    private static string Thresholds(GeneratorRun run) =>
        Pattern().Match(Assert.Single(run.Sources, static source => !source.HintName.Contains("Tests", StringComparison.Ordinal) && source.SourceText.ToString().Contains("GradGenHarness", StringComparison.Ordinal)).SourceText.ToString()).Groups[1].Value;

    private static string Source(string body, string members, string backward = "dy") => $$"""
        using System;
        [GradGen.GradCheckable] public partial class Layer
        {
            {{members}}
            public double[] Forward(double[] x) { var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { {{body}} } return y; }
            public double[] Backward(double[] dy) => {{backward}};
        }
        """;

    [GeneratedRegex(@"Thresholds = new double\[\] \{ (.*?) \}")]
    private static partial Regex Pattern();
}

using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0403: a branch of Forward or Backward that no sample runs.</summary>
public class UnrunBranchTests
{
    // Each stands in a Forward that gives y[i] = x[i] * _scale, with a flag that no sample sets and a size of 3.
    [Theory]
    [InlineData("_scale = flag ? [|1.0 / size|] : 1;")]
    [InlineData("if (flag) [|_scale = 1.0 / size;|]")]
    [InlineData("if (flag) { [|_scale = 1.0 / size;|] } else { _scale = 1; }")]
    [InlineData("if (!flag) _scale = 1; else { [|_scale = Math.Sqrt(size);|] }")]
    [InlineData("if (flag) { [|for (var i = 0; i < 2; i++)|] _scale *= 2; }")]
    [InlineData("if (size > 100) { [|_scale = 1.0 / size;|] }")]
    [InlineData("switch (size) { case 3: break; case 4: [|_scale = 1.0 / size;|] break; }")]
    [InlineData("switch (size) { case 3: break; default: [|_scale = 1.0 / size;|] break; }")]
    [InlineData("_scale = size switch { 3 => 1, 4 => [|0.5 * size|], _ => 2 };")]
    [InlineData("if (flag) { [|if (size > 2)|] { _scale = 2; } _scale /= size; }")]
    [InlineData("_scale = Scaled(flag, size); static double Scaled(bool f, int n) => f ? [|1.0 / n|] : 2;")]
    [InlineData("_scale = Scale(); double Scale() => flag ? [|Math.Sqrt(size)|] : 1;")]
    public void A_branch_that_computes(string statements)
    {
        var message = Assert.Single(AnalyzerTest.Check(Layer(statements), "GG0403")).GetMessage();

        Assert.Equal("No sample of Layer runs this branch of Forward, so no check sees what it computes", message);
    }

    [Fact]
    public void In_what_Backward_calls() => Assert.Equal(
        "No sample of Layer runs this branch of Slope, so no check sees what it computes",
        Assert.Single(AnalyzerTest.Check(Layer("_scale = 2;", "private double Slope => flag ? [|_scale * size|] : _scale;", "Slope"), "GG0403")).GetMessage());

    [Theory]
    [InlineData("if (flag) throw new ArgumentException(nameof(flag));")]
    [InlineData("if (flag) { var bad = 2.0 * size; throw new ArgumentException($\"{bad}\"); }")]
    [InlineData("_scale = flag ? throw new InvalidOperationException() : 1;")]
    [InlineData("switch (size) { case 3: _scale = 1; break; default: throw new ArgumentException(nameof(size)); }")]
    [InlineData("_scale = size switch { 3 => 1, _ => throw new ArgumentException(nameof(size)) };")]
    [InlineData("if (x.Length == 0) _scale = 1.0 / size;")]
    [InlineData("var count = x.Length; if (count <= 1) _scale = 1.0 / size;")]
    [InlineData("_cache ??= new double[size]; if (_cache == null) { _cache = new double[size]; _cache[0] = _scale * 2; }")]
    [InlineData("_cache = new double[size]; if (_cache is null) _scale = 1.0 / size;")]
    [InlineData("if (_cache is { } kept) _scale = kept[0] * 2;")]
    [InlineData("if (double.IsNaN(_scale)) _scale = 1.0 / size;")]
    [InlineData("if (_scale == 0) _scale = 1.0 / size;")]
    [InlineData("if (_scale < 1e-12) _scale = _scale + 1e-12 * size;")]
    [InlineData("if (flag) _scale = 1;")]
    [InlineData("if (flag) Console.WriteLine(_scale / size);")]
    [InlineData("if (flag) System.Diagnostics.Debug.Assert(_scale * 2 > 0);")]
    [InlineData("if (flag) _cache = new double[2 * size];")]
    [InlineData("const bool Fast = false; _scale = Fast ? 2.0 * size : 1;")]
    [InlineData("_scale = Kind switch { DayOfWeek.Monday => 1, _ => 2.0 * size };")]
    [InlineData("_scale = Kind == DayOfWeek.Monday ? 1 : 2.0 * size;")]
    [InlineData("if (x[0] > 0) _scale = 2; else _scale = 3;")]
    [InlineData("_scale = Scaled(false, size); static double Scaled(bool f, int n) => f ? 1.0 / n : 2;")]
    [InlineData("_scale = Outer(size); static double Outer(int n, int kind = 1) => Inner(kind, n); static double Inner(int k, int n) { switch (k) { case 2: return 1.0 / n; default: return 2; } }")]
    public void Silent_on_guards_caches_and_precautions(string statements) => AnalyzerTest.Silent(Layer(statements));

    // A plan varies the flag of a layer that declares no sample.
    [Fact]
    public void Silent_where_a_sample_of_the_plan_runs_it() =>
        AnalyzerTest.Silent(Layer("_scale = flag ? 1.0 / size : 1;").Replace(", GradCheckSample(3, false)", string.Empty, StringComparison.Ordinal));

    [Fact]
    public void Silent_where_another_sample_runs_it() =>
        AnalyzerTest.Silent(Layer("_scale = flag ? 1.0 / size : 1;").Replace("GradCheckSample(3, false)", "GradCheckSample(3, false), GradCheckSample(3, true)", StringComparison.Ordinal));

    // What the machine does not know may be what runs it.
    [Fact]
    public void Silent_where_a_sample_is_not_known() => AnalyzerTest.Silent(
        Layer("_scale = size == 4 ? System.Environment.TickCount : flag ? 1.0 / size : 1;").Replace("GradCheckSample(3, false)", "GradCheckSample(3, false), GradCheckSample(4, true)", StringComparison.Ordinal));

    [Fact]
    public void Silent_in_both_modes() => AnalyzerTest.Silent(
        Layer("_scale = IsTraining ? 2.0 * size : 1;", "public bool IsTraining { get; set; } = true;"));

    // Another layer may run the rest of what it shares.
    [Fact]
    public void Silent_in_a_helper_of_others() => AnalyzerTest.Silent(
        Layer("_scale = Shared.Of(size);") + " internal static class Shared { internal static double Of(int size) => size > 100 ? 1.0 / size : 1; }");

    [Fact]
    public void Silent_in_constructors() => AnalyzerTest.Silent(
        Layer("_scale = _started;", "private readonly double _started = flag ? 1.0 / size : 1;"));

    // The check runs a sequence of steps.
    [Fact]
    public void Silent_where_the_check_takes_several_steps() => AnalyzerTest.Silent(
        """
        [GradGen.GradCheckable]
        public sealed partial class Cell(int hidden, int maxSteps)
        {
            private readonly double[][] _h = new double[maxSteps][];
            public double[] Forward(double[] x, int t)
            {
                _h[t] = new double[hidden];
                for (var i = 0; i < hidden; i++)
                    _h[t][i] = x[i] + (t > 0 ? 0.5 * _h[t - 1][i] : 0);
                _dh = new double[hidden];
                return (double[])_h[t].Clone();
            }
            public double[] Backward(double[] dy, int t)
            {
                var dx = new double[hidden];
                for (var i = 0; i < hidden; i++)
                {
                    dx[i] = dy[i] + _dh[i];
                    if (t > 0)
                        _dh[i] = 0.5 * dx[i];
                }
                return dx;
            }
            private double[] _dh = [];
        }
        """);

    [Fact]
    public void Off_by_a_property() =>
        Assert.Empty(AnalyzerTest.Report(new TestProject(Layer("_scale = flag ? 1.0 / size : 1;")).With("GradGenExact", "false")));

    private static string Layer(string statements, string members = "", string slope = "_scale") =>
        $$"""
        using System;
        using GradGen;
        [GradCheckable, GradCheckSample(3, false)]
        public sealed partial class Layer(int size, bool flag)
        {
            private double _scale = 1;
            private double[]? _cache;
            private static DayOfWeek Kind => DayOfWeek.Monday;
            {{members}}
            public double[] Forward(double[] x)
            {
                _ = (size, flag, _cache, Kind);
                {{statements}}
                var y = new double[x.Length];
                for (var i = 0; i < y.Length; i++)
                    y[i] = x[i] * _scale;
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[dy.Length];
                for (var i = 0; i < dx.Length; i++)
                    dx[i] = dy[i] * {{slope}};
                return dx;
            }
        }
        """;
}

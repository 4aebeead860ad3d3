using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0202: a sum behind a softmax, and what only looks like one.</summary>
public class BlindCostTests
{
    private const string Loops = "var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;";

    [Theory]
    [InlineData(Loops)]
    [InlineData("_y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) { _y[i] = Math.Exp(x[i] - x.Max()); sum += _y[i]; } for (var i = 0; i < x.Length; i++) _y[i] = _y[i] / sum; return _y;")]
    [InlineData("var y = new double[x.Length]; double sum = 0; for (int i = 0; i < x.Length; ++i) { var e = Math.Exp(x[i]); y[i] = e; sum += e; } for (int i = 0; i < x.Length; ++i) y[i] /= sum; return (double[])y.Clone();")]
    [InlineData("var e = new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) e[i] = Math.Exp(x[i]); var sum = e.Sum(); for (var i = 0; i < x.Length; i++) y[i] = e[i] / sum; return y;")]
    [InlineData("var e = Array.ConvertAll(x, Math.Exp); var sum = e.Sum(); return Array.ConvertAll(e, v => v / sum);")]
    [InlineData("var m = x.Max(); var e = x.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray();")]
    [InlineData("var y = new double[x.Length]; TensorPrimitives.SoftMax(x, y); return y;")]
    [InlineData("return _y = Normalise(x); } private static double[] Normalise(double[] x) { " + Loops)]
    [InlineData("var h = Array.ConvertAll(x, v => 2 * v); return _last.Forward(h);")]
    [InlineData(Loops + " } public void Other() { _y[0] = 1;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return [.. y];")]
    public void Blind(string forward)
    {
        Assert.Equal(
            "Behind the softmax of Layer the sum of its outputs is constant: its gradient is zero whatever Backward does",
            Assert.Single(AnalyzerTest.CheckWithoutRunning(Layer(forward, "[|Cost = Cost.Sum|]"), "GG0202")).GetMessage());
        AnalyzerTest.CheckWithoutRunning(Layer(forward, "Cost = Cost.MeanSquaredError") + "public static class Use { public static void Run(Layer layer) => GradCheck.Run(layer, new GradCheckOptions { Seed = 2, [|Cost = Cost.Sum|] }); }", "GG0202");
    }

    [Fact]
    public void Rows_of_a_matrix() => AnalyzerTest.Check(Matrix(Rows), "GG0202");

    [Fact]
    public void Rows_of_a_matrix_over_a_sum_that_goes_on() => AnalyzerTest.SilentWithoutRunning(Matrix(Rows.Replace("var sum = 0.0; for", "for").Replace("for (var n", "var sum = 0.0; for (var n")).Replace("[|", string.Empty).Replace("|]", string.Empty));

    [Theory]
    // Not a softmax.
    [InlineData("var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) y[i] = 1 / (1 + Math.Exp(-x[i])); return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] = x[i] - Math.Log(sum); return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = x[i] * x[i]; for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 1.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); sum += 1e-9; for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 1; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) if (x[i] > 0) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; y[0] *= 2; return y;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; Scale(y); return y; } private static void Scale(double[] y) { for (var i = 0; i < y.Length; i++) y[i] *= i;")]
    [InlineData("var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) sum += y[i] = Math.Exp(x[i]); for (var i = 0; i < x.Length; i++) y[i] /= sum; return Array.ConvertAll(y, Math.Log);")]
    [InlineData("if (x.Length == 0) return x; " + Loops)]
    [InlineData("var e = Array.ConvertAll(x, Math.Exp); var sum = e.Max(); return Array.ConvertAll(e, v => v / sum);")]
    [InlineData("var y = new double[x.Length]; TensorPrimitives.SoftMax(x, y); TensorPrimitives.Multiply(y, 2, y); return y;")]
    [InlineData("var y = new double[x.Length]; TensorPrimitives.Exp(x, y); return y;")]
    [InlineData("return Array.ConvertAll(_last.Forward(x), v => v + 1);")]
    public void Not_a_softmax_or_not_certain(string forward)
    {
        AnalyzerTest.SilentWithoutRunning(Layer(forward, "Cost = Cost.Sum"));
        AnalyzerTest.SilentWithoutRunning(Layer(forward, string.Empty) + "public static class Use { public static void Run(Layer layer) => GradCheck.Run(layer, new GradCheckOptions { Cost = Cost.Sum }); }");
    }

    [Theory]
    [InlineData("GradCheck.Run(layer);")]
    [InlineData("GradCheck.Run(layer, new GradCheckOptions { Cost = Cost.RandomProjection });")]
    [InlineData("GradCheck.Run(layer, new GradCheckOptions { Cost = cost });")]
    [InlineData("IGradCheckable<double> any = layer; GradCheck.Run(any, new GradCheckOptions { Cost = Cost.Sum });")]
    public void Another_cost_or_one_that_is_not_known(string use) =>
        AnalyzerTest.SilentWithoutRunning(Layer(Loops, string.Empty) + "public static class Use { public static void Run(Layer layer, Cost cost) { " + use + " } }");

    private const string Rows = "var y = new double[x.GetLength(0), x.GetLength(1)]; for (var n = 0; n < x.GetLength(0); n++) { var sum = 0.0; for (var i = 0; i < x.GetLength(1); i++) sum += y[n, i] = Math.Exp(x[n, i]); for (var i = 0; i < x.GetLength(1); i++) y[n, i] /= sum; } return y;";

    private static string Matrix(string forward) => $$"""
        using System;
        using GradGen;

        [GradCheckable([|Cost = Cost.Sum|])]
        public sealed partial class Layer
        {
            public double[,] Forward(double[,] x) { {{forward}} }
            public double[,] Backward(double[,] dy) => dy;
        }
        """;

    // The oldest TensorPrimitives know float only.
    private static string Layer(string forward, string cost) => forward.Contains("TensorPrimitives", StringComparison.Ordinal)
        ? LayerOfDouble(forward, cost).Replace("double", "float").Replace("Math.Exp", "MathF.Exp").Replace("0.0", "0f")
        : LayerOfDouble(forward, cost);

    private static string LayerOfDouble(string forward, string cost) => $$"""
        using System;
        using System.Linq;
        using System.Numerics.Tensors;
        using GradGen;

        [GradCheckable({{cost}})]
        public sealed partial class Layer
        {
            [GradCheckIgnore] private readonly Inner _last = new();
            private double[] _y = [];
            public double[] Forward([Shape("n")] double[] x) { {{forward}} }
            public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _last.GetHashCode());
        }

        public sealed class Inner
        {
            public double[] Forward(double[] x) { {{Loops}} }
        }
        """;
}

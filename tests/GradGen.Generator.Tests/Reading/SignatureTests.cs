using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Forward and Backward in place, gradients that are returned, and steps that are taken; what cannot be read says so.</summary>
public class SignatureTests
{
    private const string Matrix = "public class Matrix { public Matrix(int rows, int cols) { Rows = rows; Cols = cols; Data = new double[rows * cols]; } public int Rows { get; } public int Cols { get; } public double[] Data { get; } public double this[int i, int j] { get => Data[i * Cols + j]; set => Data[i * Cols + j] = value; } } ";

    [Theory]
    [InlineData("public void Forward(double[] [|x|], double[] z) { }", "public double[] Backward(double[] dy) => dy;")]
    [InlineData("public void [|Forward|](double[] x) { }", "public double[] Backward(double[] dy) => dy;")]
    [InlineData("public void [|Forward|](System.ReadOnlySpan<double> x) { }", "public void Backward(System.ReadOnlySpan<double> dy, System.Span<double> dx) { }")]
    [InlineData("public void [|Forward|](double[] output) { }", "public double[] Backward(double[] dy) => dy;")]
    public void GG0002_nothing_comes_out(string forward, string backward)
    {
        var reported = AnalyzerTest.Report(Source(forward.Replace("[|x|]", "x", StringComparison.Ordinal).Replace("[|Forward|]", "Forward", StringComparison.Ordinal), backward));

        Assert.Equal("Layer has no Forward method that a check can call: Forward returns nothing: let it return its output, or write it into an array or a matrix that is passed behind the input as y or output", Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0002").GetMessage());
    }

    [Theory]
    [InlineData("System.Span<double> dy, System.ReadOnlySpan<double> dx", "it is not clear what to pass for ReadOnlySpan<double> dx: return one from Forward beside the output, as a cache, or give it a default value")]
    [InlineData("System.ReadOnlySpan<float> dy, System.Span<double> dx", "its upstream gradient dy is ReadOnlySpan<float>, but the output is Span<double>")]
    [InlineData("System.ReadOnlySpan<double> dy, System.Span<double> dx, System.Span<double> dz", "it is not clear what to pass for Span<double> dz: call it after the input or the parameter whose gradient it is for, as in dInput or dWeights, or give it a default value")]
    [InlineData("System.ReadOnlySpan<double> dy, System.Span<double> dx, System.ReadOnlySpan<double> dw", "it is not clear what to pass for ReadOnlySpan<double> dw: return one from Forward beside the output, as a cache, or give it a default value")]
    [InlineData("System.ReadOnlySpan<double> dy, System.Span<double> dx, System.Span<float> dw", "it is not clear what to pass for Span<float> dw: call it after the input or the parameter whose gradient it is for, as in dInput or dWeights, or give it a default value")]
    [InlineData("System.ReadOnlySpan<double> dy, System.Span<double> dx, double factor", "it is not clear what to pass for double factor: call it learningRate if the gradients are in the step that it takes, or give it a default value")]
    public void GG0005_Backward_takes_something_else(string arguments, string message)
    {
        var reported = AnalyzerTest.Report(Source("public void Forward(System.ReadOnlySpan<double> x, System.Span<double> y) { for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i]; }", $"public void Backward({arguments}) {{ _dw[0] += dy[0]; }}"));

        Assert.Equal("Backward does not fit Forward: " + message, Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0005").GetMessage());
    }

    [Theory]
    [InlineData("lr")]
    [InlineData("learningRate")]
    [InlineData("eta")]
    public void A_step_is_the_gradient(string name) => GeneratedTests.Pass($$"""
        using GradGen;
        [GradCheckable] public partial class Layer
        {
            private readonly double[] _weights = new double[3];
            private double[] _x = [];
            public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _weights[i] * x[i]; return y; }
            public double[] Backward(double[] dy, double {{name}}) { var dx = new double[3]; for (var i = 0; i < 3; i++) { dx[i] = dy[i] * _weights[i]; _weights[i] -= {{name}} * dy[i] * _x[i]; } return dx; }
        }
        """);

    [Fact]
    public void The_code_for_spans_and_for_gradients_that_are_returned() =>
        Snapshot.Match(GeneratorTest.Run("""
            using System;
            using GradGen;
            namespace App
            {
                [GradCheckable] public partial class InPlace
                {
                    private readonly double[] _w = new double[3], _dw = new double[3];
                    public void Forward(ReadOnlySpan<double> x, Span<double> y) { for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; }
                    public void Backward(ReadOnlySpan<double> dy, Span<double> dx) { for (var i = 0; i < _w.Length; i++) { _dw[i] += dy[i]; dx[i] = dy[i] * _w[i]; } }
                }

                [GradCheckable] public partial class Returning
                {
                    private readonly double[] _w = new double[3];
                    public double[] Forward(double[] x) { var y = new double[3]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y; }
                    public (double[] dx, double[] dw) Backward(double[] dy) => (dy, dy);
                }

                [GradCheckable] public partial class Stepping
                {
                    private readonly double[] _w = new double[3];
                    public double[] Forward(double[] x) { var y = new double[3]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y; }
                    public double[] Backward(double[] dy, double learningRate) { for (var i = 0; i < _w.Length; i++) _w[i] -= learningRate * dy[i]; return dy; }
                }
            }
            """));

    [Fact]
    public void The_code_for_matrices_in_place() =>
        Snapshot.Match(GeneratorTest.Run($$"""
            using GradGen;
            {{Matrix}}
            [GradCheckable] public partial class InPlace
            {
                private readonly double[] _w = new double[3], _dw = new double[3];
                private Matrix? _x;
                public void Forward(Matrix x, Matrix y) { _x = x; for (var r = 0; r < x.Rows; r++) for (var c = 0; c < _w.Length; c++) y[r, c] = _w[c] * x[r, c]; }
                public void Backward(Matrix dy, Matrix dx) { for (var r = 0; r < dy.Rows; r++) for (var c = 0; c < _w.Length; c++) { _dw[c] += dy[r, c] * _x![r, c]; dx[r, c] = dy[r, c] * _w[c]; } }
            }
            """));

    // A matrix that is copied when it is passed brings nothing back, and one that is called like an input is one.
    [Theory]
    [InlineData("public struct Pair { private double _a, _b; public int Length => 2; public double this[int i] { get => i == 0 ? _a : _b; set { if (i == 0) _a = value; else _b = value; } } }", "Pair x, Pair y")]
    [InlineData("", "Matrix x, Matrix z")]
    [InlineData("", "Matrix output")]
    public void GG0002_a_matrix_that_nothing_is_written_into(string type, string arguments)
    {
        var reported = AnalyzerTest.Report(Matrix + type + Source($"public void Forward({arguments}) {{ }}", "public double[] Backward(double[] dy) => dy;").Replace("using GradGen; [", "[GradGen.", StringComparison.Ordinal));

        Assert.Equal("Layer has no Forward method that a check can call: Forward returns nothing: let it return its output, or write it into an array or a matrix that is passed behind the input as y or output", Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0002").GetMessage());
    }

    [Fact]
    public void GG0006_a_matrix_to_write_into_that_cannot_be_made()
    {
        var type = Matrix.Replace("class Matrix", "class Closed", StringComparison.Ordinal).Replace("public Matrix(", "private Closed(", StringComparison.Ordinal);
        var reported = AnalyzerTest.Report(Matrix + type + Source("public void Forward(double[] x, Closed y) { for (var i = 0; i < 3; i++) y[0, i] = _w[i] * x[i]; }", "public double[] Backward(Closed dy) { _dw[0] += dy[0, 0]; return new double[3]; }").Replace("using GradGen; [", "[GradGen.", StringComparison.Ordinal));

        Assert.Equal("No Layer can be made to check on: y is a Closed, which a check cannot make: give it a constructor (int rows, int columns), public or internal, or a static method that does the same", Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0006").GetMessage());
    }

    [Fact]
    public void The_code_for_volumes_that_carry_their_gradients() =>
        Snapshot.Match(GeneratorTest.Run("""
            using GradGen;
            public class Volume { public Volume(int size) { Weights = new double[size]; WeightGradients = new double[size]; } public double[] Weights { get; } public double[] WeightGradients { get; } }
            [GradCheckable] public partial class Doubling
            {
                private Volume? _x, _y;
                public Volume Forward(Volume x) { _x = x; _y = new Volume(x.Weights.Length); for (var i = 0; i < x.Weights.Length; i++) _y.Weights[i] = 2 * x.Weights[i]; return _y; }
                public void Backward() { for (var i = 0; i < _x!.Weights.Length; i++) _x.WeightGradients[i] += 2 * _y!.WeightGradients[i]; }
            }
            """));

    // No gradient beside the values, two of them, or a copy that nobody else sees.
    [Theory]
    [InlineData("public class Volume { public Volume(int size) => Data = new double[size]; public double[] Data { get; } }")]
    [InlineData("public class Volume { public Volume(int size) => Data = Grad = Diff = new double[size]; public double[] Data { get; } public double[] Grad { get; } public double[] Diff { get; } }")]
    [InlineData("public class Volume { private double[] _grad; public Volume(int size) => Data = _grad = new double[size]; public double[] Data { get; } public double[] Grad => (double[])_grad.Clone(); }")]
    [InlineData("public class Volume { public Volume(int size) { Data = new double[size]; Grad = new float[size]; } public double[] Data { get; } public float[] Grad { get; } }")]
    [InlineData("public struct Volume { public Volume(int size) => Data = Grad = new double[size]; public double[] Data { get; } public double[] Grad { get; } }")]
    public void GG0005_no_gradient_where_Backward_could_find_it(string type)
    {
        var reported = AnalyzerTest.Report(type + Source("public Volume Forward(Volume x) { var y = new Volume(3); for (var i = 0; i < 3; i++) y.Data[i] = _w[i] * x.Data[i]; return y; }", "public void Backward() { _dw[0] += 1; }").Replace("using GradGen; [", "[GradGen.", StringComparison.Ordinal));

        Assert.Equal("Backward does not fit Forward: it takes no upstream gradient of type Volume", Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0005").GetMessage());
    }

    // What the parts of a tuple are is in their names, or in those of the locals, or else in their types.
    [Theory]
    [InlineData("(double[] dx, double[,] dw, double[] db) Backward(double[] dy)", "return (g, m, v);", "_w:result.Item2 _b:result.Item3 x:result.Item1")]
    [InlineData("(double[,], double[], double[]) Backward(double[] dy)", "var (dw, db, dx) = (m, v, g); return (dw, db, dx);", "_w:result.Item1 _b:result.Item2 x:result.Item3")]
    [InlineData("(double[], double[,], double[]) Backward(double[] dy)", "var (gradInput, gradW, gradB) = (g, m, v); if (dy.Length > 5) return (gradInput, gradW, gradB); return (gradInput, gradW, gradB);", "_w:result.Item2 _b:result.Item3 x:result.Item1")]
    [InlineData("(double[], double[,]) Backward(double[] dy)", "return (new double[3], new double[2, 3]);", "_w:result.Item2 x:result.Item1")]
    [InlineData("(double[] dx, Grads g) Backward(double[] dy)", "return (g, new Grads(m, v));", "_w:result.Item2.Weights _b:result.Item2.Biases x:result.Item1")]
    [InlineData("AllGrads Backward(double[] dy)", "return new AllGrads(g, m, v);", "_w:result.DW _b:result.Db x:result.DInput")]
    [InlineData("(double[] dx, System.Collections.Generic.Dictionary<string, double[,]> all) Backward(double[] dy)", "return (g, new System.Collections.Generic.Dictionary<string, double[,]> { [\"W\"] = m });", "_w:result.Item2[\"W\"] x:result.Item1")]
    [InlineData("System.Collections.Generic.Dictionary<string, double[]> Backward(double[] dy)", "var all = new System.Collections.Generic.Dictionary<string, double[]>(); all.Add(nameof(_b), v); all[\"dx\"] = g; return all;", "_b:result[\"_b\"] x:result[\"dx\"]")]
    [InlineData("Plain Backward(double[] dy)", "return new Plain { dW = m, dB = v };", "_w:result.dW _b:result.dB")]
    public void Gradients_in_what_comes_back(string backward, string body, string expected)
    {
        var source = GeneratorTest.Run(Pair($"public {backward} {{ var (g, m, v) = (new double[3], new double[2, 3], new double[2]); {body} }}")).Source("Layer");

        Assert.Equal(expected, string.Join(" ", System.Text.RegularExpressions.Regex.Matches(source, """Return\("(_\w+)", (.*)\);|(InputGradients)\[0\] = (.*);""").Select(static match => match.Groups[3].Success ? "x:" + match.Groups[4].Value : match.Groups[1].Value + ":" + match.Groups[2].Value)));
    }

    [Theory]
    [InlineData("(double[], double[,], double[]) Backward(double[] dy)", "return (new double[3], m, new double[2]);", "it is not clear which gradient part 3 of what it returns is, double[]: name the parts after the input and the parameters, as in (double[] dx, double[] dWeights)")]
    [InlineData("(double[] dx, double[,] first, double[,] second) Backward(double[] dy)", "return (g, m, m);", "it is not clear which gradient part 2 of what it returns is, double[,] first: name the parts after the input and the parameters, as in (double[] dx, double[] dWeights)")]
    [InlineData("Other Backward(double[] dy)", "return new Other();", "it returns Other, but the input x is double[]")]
    public void GG0005_gradients_that_say_not_what_they_are(string backward, string body, string message)
    {
        var reported = AnalyzerTest.Report(Pair($"public {backward} {{ var (g, m, v) = (new double[3], new double[2, 3], new double[2]); {body} }}"));

        Assert.Equal("Backward does not fit Forward: " + message, Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0005").GetMessage());
    }

    // The state of a cell and its gradient have such names as well.
    [Fact]
    public void An_upstream_gradient_is_not_the_gradient_of_a_field() =>
        Assert.Contains("Layer.Backward(UpstreamOf<double[]>(0), UpstreamOf<double[]>(1))", GeneratorTest.Run("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private double[] _w = new double[3], _dw = new double[3], _c = new double[3];
                public (double[] H, double[] C) Forward(double[] x) { _c = x; return (_w, _c); }
                public double[] Backward(double[] dh, double[] dc) => dh;
            }
            """).Source("Layer"), StringComparison.Ordinal);

    [Fact]
    public void The_code_for_gradients_in_arguments() =>
        Snapshot.Match(GeneratorTest.Run("""
            using System;
            using GradGen;
            namespace App
            {
                [GradCheckable] public partial class Handing
                {
                    private readonly double[,] _w = new double[2, 3];
                    private double _bias = 1;
                    public double[] Forward(double[] x) { var y = new double[2]; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) y[i] += _w[i, j] * x[j] + _bias; return y; }
                    public void Backward(double[] dy, out double[] dx, ref double[,] dw, out double dBias) { dx = new double[3]; dBias = dy[0]; dw[0, 0] = dy[0]; }
                }

                [GradCheckable] public partial class Filling
                {
                    private readonly double[,] _w = new double[2, 3];
                    public double[] Forward(double[] x) { var y = new double[2]; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) y[i] += _w[i, j] * x[j]; return y; }
                    public double[] Backward(double[] dy, Span<double> dw) { dw[0] = dy[0]; return new double[3]; }
                }
            }
            """));

    private static string Pair(string backward) => $$"""
        using GradGen;
        public record Grads(double[,] Weights, double[] Biases);
        public sealed class AllGrads { public AllGrads(double[] x, double[,] w, double[] b) => (DInput, DW, Db) = (x, w, b); public double[] DInput { get; } public double[,] DW { get; } public double[] Db { get; } public int Count => 3; }
        public struct Plain { public double[,] dW; public double[] dB; }
        public sealed class Other { public double[] Something = new double[3]; }
        [GradCheckable] public partial class Layer
        {
            private double[,] _w = new double[2, 3];
            private double[] _b = new double[2];
            public double[] Forward(double[] x) { var y = new double[2]; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) y[i] += _w[i, j] * x[j] + _b[i]; return y; }
            {{backward}}
        }
        """;

    private static string Source(string forward, string backward) =>
        $"using GradGen; [GradCheckable] public partial class Layer {{ private readonly double[] _w = new double[3], _dw = new double[3]; {forward} {backward} }}";
}

using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>What Forward shows of its inputs' shapes, one kind of evidence a case.</summary>
public class InputShapeTests
{
    private const string Fields = "private readonly double[,] w; private readonly double[] b; public Layer(int inputs, int outputs) { w = new double[outputs, inputs]; b = new double[outputs]; } ";

    private const string Inputs = "sizes.Known(\"inputs\", this.w.GetLength(1))";

    private const string Outputs = "sizes.Known(\"outputs\", this.w.GetLength(0))";

    [Theory]
    [InlineData("if (x.Length != w.GetLength(1)) throw new ArgumentException(\"size\"); return b;")]
    [InlineData("if (x == null || x.Length != w.GetLength(1)) throw new ArgumentException(\"size\"); return b;")]
    [InlineData("if (!(x.Length == w.GetLength(1))) { throw new ArgumentException(\"size\"); } return b;")]
    [InlineData("if (x is null || w.GetLength(1) != x.Length) { var text = \"size\"; throw new ArgumentException(text); } return b;")]
    [InlineData("System.Diagnostics.Debug.Assert(x.Length == w.GetLength(1)); return b;")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, w.GetLength(1)); return b;")]
    public void Guards(string body) => Expect([$"new double[{Inputs}]"], Fields, "double[] x", body);

    [Theory]
    [InlineData("for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; return b;")]
    [InlineData("for (var i = 0; i <= w.GetLength(1) - 1; i++) b[0] += x[i]; return b;")]
    [InlineData("for (var i = 0; i != w.GetLength(1); ++i) b[0] += x[i]; return b;")]
    [InlineData("for (var i = w.GetLength(1) - 1; i >= 0; i--) b[0] += x[i]; return b;")]
    [InlineData("for (var i = 0; i < w.GetLength(1); i += 1) { var j = i; b[0] += x[j]; } return b;")]
    [InlineData("for (var i = 0; w.GetLength(1) > i; i++) b[0] += x[i]; return b;")]
    [InlineData("for (var i = 1; i <= w.GetLength(1); i++) b[0] += x[i - 1]; return b;")]
    [InlineData("var n = w.GetLength(1); for (var i = 0; i < n; i++) b[0] += x[i]; return b;")]
    [InlineData("for (var i = 0; i < x.Length; i++) b[0] += w[0, i] * x[i]; return b;")]
    [InlineData("for (int o = 0; o < w.GetLength(0); o++) for (int i = 0; i <= w.GetUpperBound(1); i++) b[o] += w[o, i] * x[i]; return b;")]
    [InlineData("var i = 0; while (i < w.GetLength(1)) { b[0] += x[i]; i++; } return b;")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, w.GetLength(1), i => { b[0] += x[i]; }); return b;")]
    [InlineData("for (var i = 0; i < w.GetLength(1); i++) checked { b[0] += x[i]; } return b;")]
    [InlineData("unchecked { for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; } return b;")]
    [InlineData("try { for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; } finally { } return b;")]
    [InlineData("lock (w) { for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; } return b;")]
    [InlineData("using (var s = new System.IO.MemoryStream()) { for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; } return b;")]
    public void Loops(string body) => Expect([$"new double[{Inputs}]"], Fields, "double[] x", body);

    [Theory]
    [InlineData("for (var o = 0; o < w.GetLength(0); o++) for (var i = 0; i < w.GetLength(1); i++) b[o] += x[o * w.GetLength(1) + i]; return b;")]
    [InlineData("for (var o = 0; o < w.GetLength(0); o++) for (var i = 0; i < w.GetLength(1); i++) b[o] += x[i * w.GetLength(0) + o]; return b;")]
    [InlineData("if (x.Length != w.Length) throw new ArgumentException(\"size\"); return b;")]
    public void Flattened_indices(string body) =>
        Expect([$"new double[({Inputs} * {Outputs})]"], Fields, "double[] x", body);

    [Theory]
    [InlineData("double[,] x", "for (var n = 0; n < x.GetLength(0); n++) for (var i = 0; i < w.GetLength(1); i++) b[0] += x[n, i]; return b;", "new double[sizes.Free(\"batch\"), {I}]")]
    [InlineData("double[,] x", "int batch = x.GetLength(0), width = x.GetLength(1); for (var n = 0; n < batch; n++) for (var i = 0; i < width; i++) b[0] += w[0, i] * x[n, i]; return b;", "new double[sizes.Free(\"batch\"), {I}]")]
    [InlineData("double[][] x", "for (var n = 0; n < x.Length; n++) for (var i = 0; i < w.GetLength(1); i++) b[0] += x[n][i]; return b;", "SubLayerHarness.Rows<double[]>(sizes.Free(\"batch\"), new double[{I}])")]
    [InlineData("double[][] x", "foreach (var row in x) for (var i = 0; i < w.GetLength(1); i++) b[0] += row[i]; return b;", "SubLayerHarness.Rows<double[]>(sizes.Free(\"batch\"), new double[{I}])")]
    [InlineData("double[,,] x", "for (var n = 0; n < x.GetLength(0); n++) for (var t = 0; t < x.GetLength(1); t++) for (var i = 0; i < w.GetLength(1); i++) b[0] += x[n, t, i]; return b;", "new double[sizes.Free(\"batch\"), sizes.Free(\"axis 1\"), {I}]")]
    [InlineData("double[][,] x", "for (var n = 0; n < x.Length; n++) for (var o = 0; o < w.GetLength(0); o++) for (var i = 0; i < w.GetLength(1); i++) b[0] += x[n][o, i]; return b;", "SubLayerHarness.Rows<double[,]>(sizes.Free(\"batch\"), new double[{O}, {I}])")]
    public void Axes(string input, string body, string expected) =>
        Expect([expected.Replace("{I}", Inputs).Replace("{O}", Outputs)], Fields, input, body);

    [Theory]
    [InlineData("return x.Select((value, i) => value * w[0, i]).ToArray();")]
    [InlineData("return Enumerable.Range(0, w.GetLength(1)).Select(i => x[i]).ToArray();")]
    [InlineData("var row = new double[w.GetLength(1)]; return x.Zip(row, (a, c) => a + c).ToArray();")]
    [InlineData("var y = new double[w.GetLength(1)]; Array.Copy(x, y, y.Length); return y;")]
    [InlineData("var y = new double[w.GetLength(1)]; x.CopyTo(y, 0); return y;")]
    [InlineData("var s = x.AsSpan(); for (var i = 0; i < w.GetLength(1); i++) b[0] += s[i]; return b;")]
    [InlineData("var s = x.AsSpan(0, w.GetLength(1)); b[0] = s[0]; return b;")]
    [InlineData("var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[0], w.GetLength(1)); b[0] = s[0]; return b;")]
    [InlineData("var c = (double[])x.Clone(); for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i] + c[i]; return b;")]
    public void The_frameworks_own_methods(string body) => Expect([$"new double[{Inputs}]"], Fields, "double[] x", body);

    [Theory]
    [InlineData("for (var i = 0; i < x.GetLength(0); i++) { var s = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref x[i, 0], w.GetLength(1)); b[0] += s[0]; } return b;")]
    [InlineData("for (var i = 0; i < x.GetLength(0); i++) { var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[i, 1], w.GetLength(1) - 1); b[0] += s[0]; } return b;")]
    [InlineData("for (var i = 0; i < x.GetLength(0); i++) { var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[i, 0], x.GetLength(1)); for (var j = 0; j < w.GetLength(1); j++) b[0] += s[j]; } return b;")]
    public void Rows_as_spans(string body) => Expect([$"new double[sizes.Free(\"batch\"), {Inputs}]"], Fields, "double[,] x", body);

    [Fact]
    public void What_goes_on_behind_a_row_says_nothing_of_one() => Expect(
        ["new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]"],
        Fields,
        "double[,] x",
        "for (var i = 0; i < x.GetLength(0); i++) { var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[i, 0], x.Length - (i * x.GetLength(1))); b[0] += s[0]; } return b;");

    [Theory]
    [InlineData("Rows(x, false)", "new double[sizes.Free(\"batch\"), {I}]")]
    [InlineData("Rows(x, true)", "new double[{I}, sizes.Free(\"columns\")]")]
    [InlineData("Along(x, 0)", "new double[{I}, sizes.Free(\"columns\")]")]
    [InlineData("Along(x, 1)", "new double[sizes.Free(\"batch\"), {I}]")]
    [InlineData("Chosen(x, true, false)", "new double[sizes.Free(\"batch\"), {I}]")]
    public void What_a_helper_is_called_with_decides(string size, string expected) => Expect(
        [expected.Replace("{I}", Inputs, StringComparison.Ordinal)],
        Fields + "static int Rows(double[,] m, bool t) { if (!t) return m.GetLength(1); return m.GetLength(t ? 0 : 1); } static int Along(double[,] m, int axis) => axis == 0 ? m.GetLength(0) : m.GetLength(1); "
            + "static int Chosen(double[,] m, bool a, bool b) => (a, b) switch { (false, _) => m.GetLength(0), (_, true) => 1, _ => m.GetLength(1) }; ",
        "double[,] x",
        $"if ({size} != w.GetLength(1)) throw new ArgumentException(\"x\"); return b;");

    [Theory]
    [InlineData("Add(x, w, y)")]
    [InlineData("Multiply(w, x, y)")]
    [InlineData("MultiplyAdd(x, w, w, y)")]
    public void Tensor_primitives(string call)
    {
        var run = GeneratorTest.Run($$"""
            using System.Numerics.Tensors;
            [GradGen.GradCheckable] public partial class Layer(int size)
            {
                private readonly float[] w = new float[size], dw = new float[size];
                public float[] Forward(float[] x) { var y = new float[x.Length]; TensorPrimitives.{{call}}; return y; }
                public float[] Backward(float[] dy) => dy;
            }
            """);

        Assert.Equal(["new float[sizes.Known(\"size\", this.w.Length)]"], LayerModels.Inputs(run));
    }

    [Theory]
    [InlineData("Add(x, w.GetLength(1)); return b; } private void Add(double[] a, int n) { for (var i = 0; i < n; i++) b[0] += a[i];")]
    [InlineData("return Helper.Dot(w, x); } private static class Helper { public static double[] Dot(double[,] m, double[] a) { var y = new double[m.GetLength(0)]; for (var o = 0; o < y.Length; o++) for (var i = 0; i < m.GetLength(1); i++) y[o] += m[o, i] * a[i]; return y; }")]
    [InlineData("for (var o = 0; o < b.Length; o++) b[o] = Row(o); return b; double Row(int o) { var sum = 0.0; for (var i = 0; i < w.GetLength(1); i++) sum += w[o, i] * x[i]; return sum; }")]
    [InlineData("var n = Width(); for (var i = 0; i < n; i++) b[0] += x[i]; return b; } private int Width() => w.GetLength(1); private int Unused() {  return 1;")]
    [InlineData("Check(x); return b; } private void Check(double[] a) { if (a.Length != w.GetLength(1)) throw new ArgumentException(\"size\");")]
    public void Helpers(string body) => Expect([$"new double[{Inputs}]"], Fields, "double[] x", body);

    [Theory]
    [InlineData("private readonly int _width = 7; public Layer() { }", "for (var i = 0; i < _width; i++) _ = x[i]; return x;", "new double[7]")]
    [InlineData("private const int Width = 7;", "for (var i = 0; i < Width; i++) _ = x[i]; return x;", "new double[7]")]
    [InlineData("private readonly int _width; public Layer(int width) { _width = width; }", "for (var i = 0; i < _width; i++) _ = x[i]; return x;", "new double[sizes.Known(\"width\", this._width)]")]
    [InlineData("private readonly int _width; public Layer(int half) { _width = 2 * half + 1; }", "for (var i = 0; i < _width; i++) _ = x[i]; return x;", "new double[sizes.Known(\"width\", this._width)]")]
    [InlineData("private readonly int _half, _width; public Layer(int half) { _half = half; _width = 2 * half + 1; }", "for (var i = 0; i < _width; i++) _ = x[i]; return x;", "new double[(2 * sizes.Known(\"half\", this._half) + 1)]")]
    [InlineData("private readonly int width; private readonly double[] w; public Layer(int width) { this.width = 2 * width + 1; w = new double[3 * width]; }", "for (var i = 0; i < width; i++) _ = x[i]; return x;", "new double[sizes.Known(\"own width\", this.width)]")]
    [InlineData("private readonly int width; private readonly double[] w; public Layer(int width) { this.width = 2 * width + 1; w = new double[width]; }", "for (var i = 0; i < width; i++) _ = x[i]; return x;", "new double[(2 * sizes.Known(\"width\", this.w.Length) + 1)]")]
    [InlineData("private readonly int width; private readonly double[] w; public Layer(int width) { this.width = 2 * width + 1; w = new double[width]; }", "for (var i = 0; i < w.Length; i++) _ = x[i]; return x;", "new double[sizes.Known(\"width\", this.w.Length)]")]
    [InlineData("public int Width { get; } public Layer(int width) { Width = width; }", "for (var i = 0; i < Width; i++) _ = x[i]; return x;", "new double[sizes.Known(\"width\", this.Width)]")]
    [InlineData("private readonly int _half; public Layer(int half) { _half = half; } private int Width => 2 * _half;", "for (var i = 0; i < Width; i++) _ = x[i]; return x;", "new double[(2 * sizes.Known(\"half\", this._half))]")]
    [InlineData("private readonly int _half; public Layer(int half) { _half = half; } private int Width { get { return 2 * _half; } }", "for (var i = 0; i < Width; i++) _ = x[i]; return x;", "new double[(2 * sizes.Known(\"half\", this._half))]")]
    [InlineData("private readonly int _half; public Layer(int half) { _half = half; } private int Width => Half + Half; private int Half => Width / 2;", "for (var i = 0; i < _half; i++) _ = x[i + Width]; return x;", "new double[sizes.Tried(\"length\")]")]
    [InlineData("public int Width { get; set; } = 6;", "for (var i = 0; i < Width; i++) _ = x[i]; return x;", "new double[sizes.Known(\"Width\", this.Width)]")]
    [InlineData("private readonly int _a, _b; public Layer(int a, int b) { (_a, _b) = (a, b); }", "for (var i = 0; i < _a * _b; i++) _ = x[i]; return x;", "new double[(sizes.Known(\"a\", this._a) * sizes.Known(\"b\", this._b))]")]
    [InlineData("private readonly double[] _w; public Layer(int groups, int size) { _w = new double[size / groups]; }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"w.Length\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(params int[] sizes) { _w = new double[sizes[0]]; }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"w.Length\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(int size) : this(size, 1) { } private Layer(int width, int unused) { _w = new double[width]; }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"width\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(int size) { _w = new double[size]; } public Layer(int size, double scale) { _w = new double[size]; }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"size\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(int size) { _w = new double[size]; } public Layer(double scale) { _w = new double[3]; }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"w.Length\", this._w.Length)]")]
    [InlineData("private readonly double[][] _w; public Layer(int n, int m) { _w = new double[n][]; for (var i = 0; i < n; i++) _w[i] = new double[m]; }", "foreach (var row in _w) for (var i = 0; i < row.Length; i++) _ = x[i] * row[i]; return x;", "new double[sizes.Known(\"m\", this._w[0].Length)]")]
    [InlineData("private readonly double[] _w, _v; public Layer(int size) { _w = new double[size]; _v = (double[])_w.Clone(); }", "for (var i = 0; i < _v.Length; i++) _ = x[i] * _v[i]; return x;", "new double[sizes.Known(\"size\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(int size) { _w = Make(size); } private static double[] Make(int n) => new double[n];", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"size\", this._w.Length)]")]
    [InlineData("private readonly double[] _w; public Layer(int size) { _w = Enumerable.Range(0, size).Select(i => (double)i).ToArray(); }", "for (var i = 0; i < _w.Length; i++) _ = x[i] * _w[i]; return x;", "new double[sizes.Known(\"size\", this._w.Length)]")]
    public void What_constructors_and_initialisers_say(string members, string body, string expected) =>
        Expect(expected.Length == 0 ? [] : [expected], members, "double[] x", body);

    [Fact]
    public void A_layer_that_someone_else_made_is_measured_and_not_guessed()
    {
        using var loaded = GeneratorTest.Run("""
            [GradGen.GradCheckable] public sealed partial class Layer
            {
                private readonly double[] _w, _dw;
                public Layer(int half) { _w = new double[2 * half + 1]; _dw = new double[2 * half + 1]; }
                private double[] _x = [];
                public double[] Forward(double[] x)
                {
                    if (x.Length != _w.Length) throw new System.ArgumentException($"{x.Length} for {_w.Length}");
                    _x = x;
                    var y = new double[x.Length];
                    for (var i = 0; i < y.Length; i++) y[i] = _w[i] * x[i];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (var i = 0; i < dx.Length; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; }
                    return dx;
                }
            }
            """).Load();

        var report = GradCheck.Run(loaded.NewLayer<double>("Layer", 9));

        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void A_base_constructor_is_followed()
    {
        var run = GeneratorTest.Run("""
            public abstract class Base { protected readonly double[] W, DW; protected Base(int n) { W = new double[2 * n]; DW = new double[2 * n]; } }
            [GradGen.GradCheckable] public partial class Layer : Base
            {
                private readonly int _half;
                public Layer(int half) : base(half) { _half = half; }
                public double[] Forward(double[] x) { for (var i = 0; i < W.Length; i++) W[i] += x[i]; return x; }
                public double[] Backward(double[] dy) => dy;
            }
            """);

        // Either expression is right; which one is told by the layer's own code.
        Assert.Contains(LayerModels.Inputs(run), new[] { "new double[(2 * sizes.Known(\"half\", this._half))]", "new double[sizes.Known(\"W.Length\", this.W.Length)]" }.Contains);
    }

    [Fact]
    public void A_captured_parameter_of_a_primary_constructor_is_its_own_witness()
    {
        var run = GeneratorTest.Run("""
            [GradGen.GradCheckable] public partial class Layer(int width, int @base)
            {
                public double[] Forward(double[] x, double[] z) { for (var i = 0; i < width; i++) x[0] += x[i]; for (var i = 0; i < @base; i++) x[0] += z[i]; return x; }
                public double[] Backward(double[] dy) => dy;
            }
            """);

        Assert.Equal(["new double[sizes.Known(\"width\", width)]", "new double[sizes.Known(\"base\", @base)]"], LayerModels.Inputs(run));
    }

    [Theory]
    [InlineData("private static double[] Make(int width) => new double[width];")]
    [InlineData("private double Sum(int[] sizes) { var sum = 0.0; foreach (var width in sizes) sum += width; return sum; }")]
    [InlineData("private static System.Func<int, int> Twice => width => 2 * width;")]
    public void A_parameter_is_not_captured_by_something_else_of_its_name(string member)
    {
        var run = GeneratorTest.Run($$"""
            [GradGen.GradCheckable] public partial class Layer(int width)
            {
                private readonly double[] _w = new double[2 * width];
                public double[] Forward(double[] x) { for (var i = 0; i < _w.Length; i++) _w[0] += x[i]; return x; }
                public double[] Backward(double[] dy) => dy;
                {{member}}
            }
            """);

        Assert.Equal(["new double[sizes.Known(\"w.Length\", this._w.Length)]"], LayerModels.Inputs(run));
    }

    [Theory]
    [InlineData("double[] a, double[] b", "var y = new double[a.Length]; for (var i = 0; i < a.Length; i++) y[i] = a[i] * b[i]; return y;", "new double[sizes.Free(\"length\")]", "new double[sizes.Free(\"length\")]")]
    [InlineData("double[] a, double[] b", "if (a.Length != b.Length) throw new ArgumentException(\"size\"); return a;", "new double[sizes.Free(\"length\")]", "new double[sizes.Free(\"length\")]")]
    [InlineData("double[,] a, double[,] b", "var y = new double[a.GetLength(0), b.GetLength(1)]; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < b.GetLength(1); j++) for (var k = 0; k < a.GetLength(1); k++) y[i, j] += a[i, k] * b[k, j]; return null!;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]", "new double[sizes.Free(\"columns\"), sizes.Free(\"columns of b\")]")]
    [InlineData("double[] a, double[] b", "return a.Zip(b, (p, q) => p * q).ToArray();", "new double[sizes.Free(\"length\")]", "new double[sizes.Free(\"length\")]")]
    [InlineData("double[] a, double[] b", "return a.Concat(b).ToArray();", "new double[sizes.Free(\"length\")]", "new double[sizes.Free(\"length of b\")]")]
    public void Two_inputs_share_what_the_code_makes_them_share(string inputs, string body, params string[] expected) => Expect(expected, string.Empty, inputs, body);

    [Fact]
    public void Targets_of_a_loss_are_like_what_they_are_compared_with()
    {
        Expect(["new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]"], string.Empty, "double[,] y, double[,] target", "return y[0, 0] - target[0, 0];", "double");
        Expect(["new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]", "new int[sizes.Free(\"rows\")]"], string.Empty, "double[,] y, int[] labels", "return y[0, 0];", "double");
    }

    [Fact]
    public void Class_numbers_are_bounded_by_the_table_they_index() =>
        Expect(
            ["new int[sizes.Free(\"length\")]", "sizes.Known(\"words\", this.table.GetLength(0))"],
            "private readonly double[,] table; public Layer(int words, int width) { table = new double[words, width]; }",
            "int[] tokens",
            "var y = new double[tokens.Length]; for (var i = 0; i < tokens.Length; i++) y[i] = table[tokens[i], 0]; return y;",
            backward: "public void Backward(double[] dy) { } public double[,] tableGrad = new double[0, 0];");

    [Theory]
    [InlineData("\"inputs\"", "sizes.Known(\"inputs\", this.w.GetLength(1))")]
    [InlineData("\"2 * inputs + 1\"", "(2 * sizes.Known(\"inputs\", this.w.GetLength(1)) + 1)")]
    [InlineData("\"(outputs - 1) * inputs\"", "(-sizes.Known(\"inputs\", this.w.GetLength(1)) + sizes.Known(\"inputs\", this.w.GetLength(1)) * sizes.Known(\"outputs\", this.w.GetLength(0)))")]
    [InlineData("4", "4")]
    [InlineData("\"time\"", "sizes.Free(\"time\")")]
    [InlineData("\"outputs * inputs\"", "(sizes.Known(\"inputs\", this.w.GetLength(1)) * sizes.Known(\"outputs\", this.w.GetLength(0)))")]
    public void Shape_attributes(string dimension, string expected) =>
        Expect([$"new double[{expected}]"], Fields, $"[GradGen.Shape({dimension})] double[] x", "return Hidden(x); } private double[] Hidden(object o) { return (double[])o;");

    [Theory]
    [InlineData("foreach (var (row, i) in w2.Select((row, i) => (row, i))) b[i] = row.Select((v, j) => v * x[j]).Sum(); return b;")]
    [InlineData("foreach (var (v, k) in w2[0].Zip(x)) b[0] += v * k; return b;")]
    [InlineData("b[0] = w2[0].Zip(x).Sum(pair => pair.First * pair.Second); return b;")]
    [InlineData("foreach (var (i, row) in System.Linq.Enumerable.ToArray(w2).Select((row, i) => (i, row))) b[i] += x.Zip(row, (p, q) => p * q).Sum(); return b;")]
    [InlineData("var k = 0; foreach (var v in x) b[0] += v * w2[0][k++]; return b;")]
    [InlineData("var k = 0; foreach (var v in x) { b[0] += v * w2[0][k]; k++; } return b;")]
    [InlineData("var k = 0; Array.ForEach(x, v => b[0] += v * w2[0][k++]); return b;")]
    [InlineData("var k = 0; return Array.ConvertAll(x, v => v * w2[0][k++]);")]
    [InlineData("return Array.ConvertAll(w2, row => row.AsParallel().Zip(x.AsParallel(), (p, q) => p * q).Sum());")]
    [InlineData("for (var j = 0; j < w2[0].Length; j += System.Numerics.Vector<double>.Count) b[0] += System.Numerics.Vector.Sum(new System.Numerics.Vector<double>(x, j)); for (var j = 0; j < w2[0].Length; j++) b[0] += x[j]; return b;")]
    public void Sequences_of_rows(string body) =>
        Expect(["new double[3]"], "private readonly double[][] w2 = { new double[3] }; private readonly double[] b = new double[4]; ", "double[] x", body);

    [Theory]
    [InlineData("private readonly int[] layers; public Layer(int[] layers) { this.layers = layers; } ", "this.layers[0]")]
    [InlineData("private readonly List<int> layers; public Layer(List<int> layers) { this.layers = layers; } ", "this.layers[0]")]
    public void Lists_of_sizes(string members, string expected) =>
        Expect([$"new double[sizes.Known(\"layers[0]\", {expected})]"], members, "double[] x", "var h = x; for (var l = 1; l < 3; l++) { var y = new double[layers[l]]; for (var i = 0; i < layers[l]; i++) for (var j = 0; j < layers[l - 1]; j++) y[i] += h[j]; h = y; } return h;");

    [Fact]
    public void A_list_of_indices_is_no_list_of_sizes() =>
        Expect(["new double[sizes.Known(\"n\", this.order.Length)]"], "private readonly int[] order; public Layer(int n) { order = new int[n]; } ", "double[] x", "var y = new double[order.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[order[i]]; return y;", backward: "public double[] Backward(double[] dy) { var dx = new double[order.Length]; for (var i = 0; i < dx.Length; i++) dx[order[i]] += dy[i]; return dx; }");

    [Fact]
    public void A_size_of_the_constructor_that_the_layer_does_not_keep() =>
        Expect(["new double[sizes.Made(\"time\")]"], "private readonly double[] w; public Layer(int time, int width) { w = new double[width]; } ", "[GradGen.Shape(\"time\")] double[] x", "return Hidden(x); } private double[] Hidden(object o) { return (double[])o;");

    [Theory]
    [InlineData("return x;", "new double[sizes.Free(\"length\")]")]
    [InlineData("var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) y[i] = Math.Tanh(x[i]); return y;", "new double[sizes.Free(\"length\")]")]
    [InlineData("return x.Select(Math.Tanh).ToArray();", "new double[sizes.Free(\"length\")]")]
    [InlineData("return new[] { x[0], x[1], x[2] };", "new double[3]")]
    [InlineData("foreach (var value in x) Console.Write(value); return x;", "new double[sizes.Free(\"length\")]")]
    [InlineData("return Array.ConvertAll(x, value => 2 * value);", "new double[sizes.Free(\"length\")]")]
    [InlineData("var max = x.Max(); var sum = x.Sum(v => Math.Exp(v - max)); return x.Select(v => Math.Exp(v - max) / sum).ToArray();", "new double[sizes.Free(\"length\")]")]
    public void A_layer_without_sizes_takes_any(string body, string expected) => Expect([expected], string.Empty, "double[] x", body);

    [Fact]
    public void A_convolution_with_stride_and_padding_is_sized_and_runs() => GeneratedTests.Pass("""
        using GradGen;
        [GradCheckable, GradCheckSample(2, 3, 3, 2, 1, 5)]
        public sealed partial class Convolution
        {
            private readonly int _stride, _padding, _size, _kernel;
            private readonly double[,,,] _kernels, _kernelGradients;
            private double[,,] _x = new double[0, 0, 0];
            public Convolution(int channels, int filters, int kernel, int stride, int padding, int size)
            {
                (_stride, _padding, _size, _kernel) = (stride, padding, size, kernel);
                _kernels = new double[filters, channels, kernel, kernel];
                _kernelGradients = new double[filters, channels, kernel, kernel];
            }
            private int Out => (_size + 2 * _padding - _kernel) / _stride + 1;
            public double[,,] Forward(double[,,] x)
            {
                _x = x;
                var y = new double[_kernels.GetLength(0), Out, Out];
                for (var f = 0; f < _kernels.GetLength(0); f++)
                for (var i = 0; i < Out; i++)
                for (var j = 0; j < Out; j++)
                for (var c = 0; c < _kernels.GetLength(1); c++)
                for (var k = 0; k < _kernel; k++)
                for (var l = 0; l < _kernel; l++)
                {
                    var row = i * _stride + k - _padding;
                    var column = j * _stride + l - _padding;
                    if (row < 0 || row >= _size || column < 0 || column >= _size) continue;
                    y[f, i, j] += _kernels[f, c, k, l] * x[c, row, column];
                }
                return y;
            }
            public double[,,] Backward(double[,,] dy)
            {
                var dx = new double[_x.GetLength(0), _x.GetLength(1), _x.GetLength(2)];
                for (var f = 0; f < _kernels.GetLength(0); f++)
                for (var i = 0; i < Out; i++)
                for (var j = 0; j < Out; j++)
                for (var c = 0; c < _kernels.GetLength(1); c++)
                for (var k = 0; k < _kernel; k++)
                for (var l = 0; l < _kernel; l++)
                {
                    var row = i * _stride + k - _padding;
                    var column = j * _stride + l - _padding;
                    if (row < 0 || row >= _size || column < 0 || column >= _size) continue;
                    _kernelGradients[f, c, k, l] += dy[f, i, j] * _x[c, row, column];
                    dx[c, row, column] += dy[f, i, j] * _kernels[f, c, k, l];
                }
                return dx;
            }
        }
        """);

    [Theory]
    [InlineData("private double[]? _w; private double[]? _dw;", "_w ??= new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y;")]
    [InlineData("private double[]? _w; private double[]? _dw;", "if (_w == null) { _w = new double[x.Length]; _dw = new double[x.Length]; } var y = new double[x.Length]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y;")]
    [InlineData("private double[]? _w; private double[]? _dw;", "if (_w is null) _w = new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y;")]
    [InlineData("private double[] _w = null!; private double[] _dw = null!;", "_w ??= new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * x[i]; return y;")]
    public void What_is_allocated_late_takes_the_inputs_size(string members, string body) => Expect(["new double[sizes.Free(\"length\")]"], members, "double[] x", body);

    [Theory]
    [InlineData("double[] x", "public double[] Backward(double[] dy) => new double[w.GetLength(1)];", "new double[{I}]")]
    [InlineData("double[] x", "public double[] Backward(double[] dy) { var dx = new double[w.GetLength(1)]; for (var i = 0; i < 99; i++) dx[0] += dy[i]; return dx; }", "new double[{I}]")]
    [InlineData("double[] x", "private double[] Make() => new double[w.GetLength(1)]; public double[] Backward(double[] dy) => Make();", "new double[{I}]")]
    [InlineData("double[,] x", "public double[,] Backward(double[] dy) => new double[w.GetLength(0), w.GetLength(1)];", "new double[{O}, {I}]")]
    [InlineData("double[] x, double[] z", "public (double[], double[]) Backward(double[] dy) => (new double[w.GetLength(0)], new double[w.GetLength(1)]);", "new double[{O}]", "new double[{I}]")]
    public void The_gradient_that_Backward_returns_has_the_inputs_shape(string inputs, string backward, params string[] expected) =>
        Expect(
            expected.Select(creation => creation.Replace("{I}", Inputs).Replace("{O}", Outputs)),
            Fields + "public Func<object, double[]> Hidden = o => new double[1]; ",
            inputs,
            string.Concat(inputs.Split(", ").Select(input => $"Hidden({input.Split(' ')[1]}); ")) + "return b;",
            backward: backward);

    [Fact]
    public void Forward_says_more_than_Backward() =>
        Expect(
            [$"new double[{Inputs}]"],
            Fields,
            "double[] x",
            "for (var i = 0; i < w.GetLength(1); i++) b[0] += x[i]; return b;",
            backward: "public double[] Backward(double[] dy) => new double[w.GetLength(0)];");

    [Theory]
    [InlineData("private readonly Sub _sub = new Sub(3);", "return _sub.Forward(x);", "(double[])SubLayerHarness.InputOf<double>(this._sub, 0, sizes)")]
    [InlineData("private readonly Sub[] _subs = { new Sub(3), new Sub(3) };", "foreach (var sub in _subs) x = sub.Forward(x); return x;", "(double[])SubLayerHarness.InputOfFirst<double>(this._subs, 0, sizes)")]
    [InlineData("private readonly List<Sub> _subs = new List<Sub> { new Sub(3) };", "var y = x; for (var i = 0; i < _subs.Count; i++) y = _subs[i].Forward(y); return y;", "(double[])SubLayerHarness.InputOfFirst<double>(this._subs, 0, sizes)")]
    [InlineData("private readonly List<Sub> _subs = new List<Sub> { new Sub(3) };", "return _subs[0].Forward(x);", "(double[])SubLayerHarness.InputOfFirst<double>(this._subs, 0, sizes)")]
    [InlineData("private readonly List<Sub> _subs = new List<Sub> { new Sub(3) };", "return _subs.Aggregate(x, (value, sub) => sub.Forward(value));", "(double[])SubLayerHarness.InputOfFirst<double>(this._subs, 0, sizes)")]
    public void What_is_handed_to_a_sub_layer_has_its_shape(string members, string body, string expected) =>
        Assert.Equal([expected], LayerModels.Inputs(GeneratorTest.Run(Source(members, "double[] x", body, "double[]", "public double[] Backward(double[] dy) => dy;") + Sub)));

    private const string Sub = """

        [GradGen.GradCheckable] public sealed partial class Sub(int width)
        {
            private readonly double[] _w = new double[width], _dw = new double[width];
            public double[] Forward(double[] x) => x.Zip(_w, (a, b) => a * b).ToArray();
            public double[] Backward(double[] dy) => dy;
        }
        """;

    private static void Expect(IEnumerable<string> expected, string members, string inputs, string body, string output = "double[]", string? backward = null) =>
        Assert.Equal(expected, Shapes(members, inputs, body, output, backward));

    private static IReadOnlyList<string> Shapes(string members, string inputs, string body, string output = "double[]", string? backward = null)
    {
        var type = inputs[(inputs.StartsWith('[') ? inputs.IndexOf(")] ", StringComparison.Ordinal) + 3 : 0)..].Split(' ')[0];
        backward ??= output == "double" ? $"public {type} Backward() => null!;" : $"public {type} Backward(double[] dy) => null!;";
        return LayerModels.Inputs(GeneratorTest.Run(Source(members, inputs, body, output, backward)));
    }

    private static string Source(string members, string inputs, string body, string output, string backward) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        [GradGen.GradCheckable]
        public partial class Layer
        {
            {{members}}
            public {{output}} Forward({{inputs}}) { {{body}} }
            {{backward}}
        }
        """;
}

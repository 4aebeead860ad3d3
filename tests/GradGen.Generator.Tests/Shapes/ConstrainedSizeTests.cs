using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Sizes that are free within limits, or of which only a product, a multiple or a relation to another input is fixed.</summary>
public class ConstrainedSizeTests
{
    [Theory]
    [InlineData("", "var y = new double[x.Length - 4]; for (var i = 0; i < y.Length; i++) y[i] = x[i + 4]; return y;", "AtLeast(\"length\", 6)")]
    [InlineData("private const int K = 5;", "var y = new double[x.Length - K + 1]; for (var i = 0; i < y.Length; i++) for (var k = 0; k < K; k++) y[i] += x[i + k]; return y;", "AtLeast(\"length\", 6)")]
    [InlineData("private const int K = 5;", "var n = x.Length - K + 1; var y = new double[n]; for (var i = 0; i < n; i++) for (var k = 0; k < K; k++) y[i] += x[i + k]; return y;", "AtLeast(\"length\", 6)")]
    [InlineData("public int Dilation { get; set; } = 3; private const int Taps = 2;", "return new double[x.Length - (Taps - 1) * Dilation];", "AtLeast(\"length\", (sizes.Known(\"Dilation\", this.Dilation) + 2))")]
    [InlineData("private readonly int _kernel, _stride; public Layer(int kernel, int stride) { _kernel = kernel; _stride = stride; }", "return new double[(x.Length - _kernel) / _stride + 1];", "AtLeast(\"length\", (sizes.Known(\"kernel\", this._kernel) + sizes.Known(\"stride\", this._stride)))")]
    [InlineData("private readonly int _kernel, _stride, _padding; public Layer(int kernel, int stride, int padding) { _kernel = kernel; _stride = stride; _padding = padding; }", "return new double[(x.Length + 2 * _padding - _kernel) / _stride + 1];", "AtLeast(\"length\", (sizes.Known(\"kernel\", this._kernel) - 2 * sizes.Known(\"padding\", this._padding) + sizes.Known(\"stride\", this._stride)))")]
    [InlineData("", "if (x.Length < 3) throw new ArgumentException(\"short\"); return x;", "AtLeast(\"length\", 3)")]
    [InlineData("", "if (!(x.Length > 3)) throw new ArgumentException(\"short\"); return x;", "AtLeast(\"length\", 4)")]
    [InlineData("", "ArgumentOutOfRangeException.ThrowIfLessThan(x.Length, 5); return x;", "AtLeast(\"length\", 5)")]
    [InlineData("private readonly int _most; public Layer(int most) { _most = most; }", "if (x.Length > _most) throw new ArgumentException(\"long\"); return x;", "AtMost(\"length\", sizes.Known(\"most\", this._most))")]
    [InlineData("private readonly int _window; public Layer(int window) { _window = window; }", "if (x.Length <= _window) throw new ArgumentException(\"short\"); return x;", "AtLeast(\"length\", (sizes.Known(\"window\", this._window) + 1))")]
    public void Limits(string members, string body, string expected)
    {
        var run = GeneratorTest.Run(Source(members, "double[] x", body));

        Assert.Equal(["new double[sizes.Free(\"length\")]"], LayerModels.Inputs(run));
        Assert.Equal(expected, string.Join(" ", LimitsOf(run)));
    }

    [Theory]
    [InlineData("return new double[x.Length];")]
    [InlineData("return new double[x.Length + 1];")]
    [InlineData("if (x.Length == 0) throw new ArgumentException(\"empty\"); return x;")]
    [InlineData("if (x.Length < 1) throw new ArgumentException(\"empty\"); return x;")]
    [InlineData("for (var i = 4; i < x.Length; i++) _ = x[i - 4]; return x;")]
    public void What_any_size_keeps_is_no_limit(string body) => Assert.Empty(LimitsOf(GeneratorTest.Run(Source(string.Empty, "double[] x", body))));

    [Theory]
    [InlineData("if (x.Length % Size != 0) throw new ArgumentException(\"size\"); return x;", "(sizes.Free(\"length / size\") * sizes.Known(\"size\", this.Size))")]
    [InlineData("var rest = x.Length % Size; if (rest != 0) throw new ArgumentException(\"size\"); return x;", "(sizes.Free(\"length / size\") * sizes.Known(\"size\", this.Size))")]
    [InlineData("if (x.Length % 2 != 0) throw new ArgumentException(\"odd\"); return x;", "(2 * sizes.Free(\"length / 2\"))")]
    [InlineData("if (x.Length % 2 == 0) throw new ArgumentException(\"even\"); return x;", "(2 * sizes.Free(\"length / 2\") + 1)")]
    [InlineData("if (x.Length % 2 != 1) throw new ArgumentException(\"even\"); return x;", "(2 * sizes.Free(\"length / 2\") + 1)")]
    [InlineData("if (x.Length % 2 != 0 || x.Length % 3 != 0) throw new ArgumentException(\"six\"); return x;", "(6 * sizes.Free(\"length / 6\"))")]
    [InlineData("var rows = x.Length / Size; for (var r = 0; r < rows; r++) for (var c = 0; c < Size; c++) _ = x[r * Size + c]; return x;", "(sizes.Free(\"length / size\") * sizes.Known(\"size\", this.Size))")]
    [InlineData("if (2 * x.Length != Size) throw new ArgumentException(\"half\"); return x;", "(sizes.Known(\"size\", this.Size) / 2)")]
    public void Multiples_and_parts(string body, string expected) =>
        Assert.Equal([$"new double[{expected}]"], LayerModels.Inputs(GeneratorTest.Run(Source("public int Size { get; } public Layer(int size) { Size = size; }", "double[] x", body))));

    [Theory]
    [InlineData("double[] a, double[] b", "for (var i = 0; i < a.Length; i++) _ = a[i] * b[i]; return a;", "new double[sizes.Free(\"length\")]", "new double[sizes.Free(\"length\")]")]
    [InlineData("double[] a, double[] b", "for (var i = 0; i < a.Length; i++) _ = a[i] * b[2 * i] * b[2 * i + 1]; return a;", "new double[sizes.Free(\"length\")]", "new double[(2 * sizes.Free(\"length\"))]")]
    [InlineData("double[] a, double[] b", "if (b.Length != a.Length + 1) throw new ArgumentException(\"b\"); return a;", "new double[sizes.Free(\"length\")]", "new double[(sizes.Free(\"length\") + 1)]")]
    [InlineData("double[,] a, double[,] b", "if (a.GetLength(1) != b.GetLength(0)) throw new ArgumentException(\"inner\"); return a;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]", "new double[sizes.Free(\"columns\"), sizes.Free(\"columns of b\")]")]
    [InlineData("double[,] a, double[] b", "if (a.GetLength(0) != a.GetLength(1) || b.Length != a.GetLength(0)) throw new ArgumentException(\"square\"); return a;", "new double[sizes.Free(\"rows\"), sizes.Free(\"rows\")]", "new double[sizes.Free(\"rows\")]")]
    [InlineData("double[,] a, int[] b", "for (var t = 0; t < b.Length; t++) _ = a[t, 0] * b[t]; return a;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]", "new int[sizes.Free(\"rows\")]")]
    public void Several_inputs(string inputs, string body, params string[] expected) =>
        Assert.Equal(expected, LayerModels.Inputs(GeneratorTest.Run(Source(string.Empty, inputs, body, inputs.Split(' ')[0]))));

    [Fact]
    public void A_product_that_the_layer_fixes()
    {
        const string Guarded = Volume + """
            [GradGen.GradCheckable] public sealed partial class Layer(int inputSize)
            {
                private readonly double[] _w = new double[inputSize], _wGrad = new double[inputSize];
                private Volume _x = new(0, 0, 0);
                public double Forward(Volume input)
                {
                    if (input.Channels * input.Height * input.Width != inputSize) throw new System.ArgumentException("size");
                    _x = input;
                    var (s, k) = (0.0, 0);
                    for (var c = 0; c < input.Channels; c++) for (var h = 0; h < input.Height; h++) for (var w = 0; w < input.Width; w++) s += _w[k++] * input[c, h, w];
                    return s;
                }
                public Volume Backward()
                {
                    var (d, k) = (new Volume(_x.Channels, _x.Height, _x.Width), 0);
                    for (var c = 0; c < d.Channels; c++) for (var h = 0; h < d.Height; h++) for (var w = 0; w < d.Width; w++) { d[c, h, w] = _w[k]; _wGrad[k++] += _x[c, h, w]; }
                    return d;
                }
            }
            """;
        Assert.Equal(
            [string.Join(", ", Enumerable.Range(0, 3).Select(static index => $"Factors.Of(sizes.Known(\"inputSize\", this._w.Length), 3, {index})")).Insert(0, "new double[") + "]"],
            LayerModels.Inputs(GeneratorTest.Run(Guarded)));
        GeneratedTests.Pass(Guarded);
        Assert.Equal(
            ["new double[3, global::GradGen.Harness.Factors.Of((sizes.Known(\"inputSize\", this._w.Length) / 3), 2, 0), global::GradGen.Harness.Factors.Of((sizes.Known(\"inputSize\", this._w.Length) / 3), 2, 1)]".Replace("global::GradGen.Harness.", string.Empty, StringComparison.Ordinal)],
            LayerModels.Inputs(GeneratorTest.Run(Guarded.Replace("_x = input;", "if (input.Channels != 3) throw new System.ArgumentException(\"colours\"); _x = input;", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Buffer.BlockCopy(rows, 0, y, 0, rows.Length * sizeof(double));")]
    [InlineData("for (var n = 0; n < rows.GetLength(0); n++) for (var c = 0; c < channels; c++) for (var h = 0; h < height; h++) for (var w = 0; w < width; w++) y[n, c, h, w] = rows[n, (c * height + h) * width + w];")]
    public void Rows_that_become_volumes_without_a_guard(string fill) => GeneratedTests.Pass($$"""
        using System;
        [GradGen.GradCheckable] public sealed partial class Unflatten(int channels, int height, int width)
        {
            public double[,,,] Forward(double[,] rows) { var y = new double[rows.GetLength(0), channels, height, width]; {{fill}} return y; }
            public double[,] Backward(double[,,,] dy) { var d = new double[dy.GetLength(0), channels * height * width]; Buffer.BlockCopy(dy, 0, d, 0, d.Length * sizeof(double)); return d; }
        }
        """);

    [Fact]
    public void A_flat_tensor_by_row_and_column()
    {
        var run = GeneratorTest.Run("""
            public sealed class Tensor { public double[] Data { get; } public int Rows { get; } public int Columns { get; } public Tensor(int rows, int columns) { Rows = rows; Columns = columns; Data = new double[rows * columns]; } }
            [GradGen.GradCheckable] public sealed partial class Layer(int dim)
            {
                private readonly double[] _w = new double[dim], _wGrad = new double[dim];
                public Tensor Forward(Tensor x) { var y = new Tensor(x.Rows, dim); for (var r = 0; r < x.Rows; r++) for (var c = 0; c < dim; c++) y.Data[r * dim + c] = x.Data[r * dim + c] * _w[c]; return y; }
                public Tensor Backward(Tensor dy) => dy;
            }
            """);

        Assert.Equal(["new double[sizes.Free(\"batch\"), sizes.Known(\"dim\", this._w.Length)]"], LayerModels.Inputs(run));
    }

    private const string Volume = """
        public sealed class Volume
        {
            private readonly double[,,] _values;
            public Volume(int channels, int height, int width) { Channels = channels; Height = height; Width = width; _values = new double[channels, height, width]; }
            public int Channels { get; }
            public int Height { get; }
            public int Width { get; }
            public double this[int c, int h, int w] { get => _values[c, h, w]; set => _values[c, h, w] = value; }
        }

        """;

    private static string Source(string members, string inputs, string body, string output = "double[]") => $$"""
        using System;
        [GradGen.GradCheckable] public partial class Layer
        {
            {{members}}
            public {{output}} Forward({{inputs}}) { {{body}} }
            public {{output}} Backward({{output}} dy) => dy;
        }
        """;

    private static IEnumerable<string> LimitsOf(GeneratorRun run) => LayerModels.Harness(run).Sizes.Where(static fact => fact.Word is "AtLeast" or "AtMost")
        .Select(static fact => $"{fact.Word}(\"{fact.Size}\", {LayerModels.Show(fact.Arguments[0])})");
}

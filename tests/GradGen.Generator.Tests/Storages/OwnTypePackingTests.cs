using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>θ and dθ of layers whose parameters are matrices of the user's own, whatever these show of themselves.</summary>
public class OwnTypePackingTests
{
    private const string Rows = "public int Rows { get; } = 2; public int Columns { get; } = 3; ";

    private const string Flat = "{ 0, 1, 2, 3, 4, 5 }";

    [Theory]
    [InlineData("class", Rows + "public double[] Data { get; } = " + Flat + ";")]
    [InlineData("class", "public int height = 2, width = 3; internal readonly double[] values = " + Flat + ";")]
    [InlineData("class", "public double[,] Data = { { 0, 1, 2 }, { 3, 4, 5 } };")]
    [InlineData("class", "public double[][] Data = { new double[] { 0, 1, 2 }, new double[] { 3, 4, 5 } };")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public double this[int i, int j] { get => a[i * 3 + j]; set => a[i * 3 + j] = value; }")]
    [InlineData("class", "private double[] a = { 0, 3, 1, 4, 2, 5 }; " + Rows + "public double[] Data => a; public double this[int i, int j] { get => a[j * Rows + i]; set => a[j * Rows + i] = value; }")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public ref double this[int i, int j] => ref a[i * 3 + j];")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public double Get(int i, int j) => a[i * 3 + j]; public void Set(int i, int j, double v) => a[i * 3 + j] = v;")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public System.Span<double> AsSpan() => a;")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public System.Span<double> Values => a;")]
    [InlineData("class", "private double[] a = " + Flat + "; " + Rows + "public System.Memory<double> Memory => a;")]
    [InlineData("class", "public int[] Shape { get; } = { 2, 3 }; public double[] Data { get; } = " + Flat + ";")]
    [InlineData("class", "private double[] a = " + Flat + "; public System.Collections.Generic.IReadOnlyList<int> Shape { get; } = new[] { 2, 3 }; public double this[int i, int j] { get => a[i * 3 + j]; set => a[i * 3 + j] = value; }")]
    [InlineData("class", "private double[,] a = { { 0, 1, 2 }, { 3, 4, 5 } }; public int GetLength(int axis) => a.GetLength(axis); public double this[int i, int j] { get => a[i, j]; set => a[i, j] = value; }")]
    [InlineData("class", "public int M { get; } = 2; public int N { get; } = 3; public double[] Data { get; } = " + Flat + ";")]
    [InlineData("class", "private double[] _data = " + Flat + "; public double[] Data { get { return _data; } } " + Rows)]
    [InlineData("record", Rows + "public double[] Data { get; init; } = new double[]" + Flat + ";")]
    [InlineData("readonly struct", "public Own() { Data = new double[]" + Flat + "; Rows = 2; Cols = 3; } public readonly double[] Data; public int Rows { get; } public int Cols { get; }")]
    [InlineData("record struct", "public Own() { Data = new double[,] { { 0, 1, 2 }, { 3, 4, 5 } }; } public double[,] Data { get; }")]
    [InlineData("struct", "private double a, b, c, d, e, f; public Own() { a = 0; b = 1; c = 2; d = 3; e = 4; f = 5; } public int Rows => 2; public int Columns => 3; public double this[int i, int j] { get => (3 * i + j) switch { 0 => a, 1 => b, 2 => c, 3 => d, 4 => e, _ => f }; set { switch (3 * i + j) { case 0: a = value; break; case 1: b = value; break; case 2: c = value; break; case 3: d = value; break; case 4: e = value; break; default: f = value; break; } } }")]
    public void A_matrix_of_two_rows(string kind, string members)
    {
        using var loaded = GeneratorTest.Run(Source(kind, members)).Load();
        var layer = loaded.NewLayer<double>("Layer");

        Assert.Equal([0, 1, 2, 3, 4, 5, 9], layer.PackParameters());
        Assert.Equal("2×3", layer.GetParameterLayout().Blocks[0].Shape.ToString());
        Assert.Equal("w[1,0]", layer.GetParameterLayout().NameAt(3));
        layer.UnpackParameters([10, 11, 12, 13, 14, 15, 16.0]);
        Assert.Equal([10, 11, 12, 13, 14, 15, 16], layer.PackParameters());
        layer.UnpackParameters([-2, -3], 2);
        Assert.Equal([10, 11, -2, -3, 14, 15, 16], layer.PackParameters());
        Assert.Equal([0, 1, 2, 3, 4, 5, -9], layer.PackGradients());
        layer.ClearGradients();
        Assert.Equal(new double[7], layer.PackGradients());
        Assert.Equal([10, 11, -2, -3, 14, 15, 16], layer.PackParameters());
    }

    [Fact]
    public void A_matrix_beside_an_array_of_gradients_and_the_other_way_round()
    {
        const string Source = """
            using GradGen;
            public class Matrix { public double[,] Data = { { 1, 2 }, { 3, 4 } }; }
            [GradCheckable] public partial class Layer
            {
                private readonly Matrix _w = new(); private readonly double[,] _dw = { { 5, 6 }, { 7, 8 } };
                private readonly double[][] _v = { new double[] { 1, 2 }, new double[] { 3, 4 } }; private Matrix? _dv;
                private readonly double[] _u = { 1, 2, 3, 4 }; private Matrix _du = new();
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) { _dv = new Matrix(); return dy; }
            }
            """;
        using var loaded = GeneratorTest.Run(Source).Load();
        var layer = loaded.NewLayer<double>("Layer");

        Assert.Equal([5, 6, 7, 8, 0, 0, 0, 0, 1, 2, 3, 4], layer.PackGradients());
        ((dynamic)layer).Backward(new double[1]);
        Assert.Equal([5, 6, 7, 8, 1, 2, 3, 4, 1, 2, 3, 4], layer.PackGradients());
        layer.ClearGradients();
        Assert.Equal(new double[12], layer.PackGradients());
    }

    [Fact]
    public void A_gradient_of_other_sizes_is_told()
    {
        const string Source = """
            using GradGen;
            public class Matrix { public Matrix(double[,] data) => Data = data; public double[,] Data; }
            [GradCheckable] public partial class Layer
            {
                private readonly Matrix _w; private readonly Matrix _dw;
                public Layer(double[,] w, double[,] dw) { _w = new(w); _dw = new(dw); }
                [GradCheckFactory] internal static Layer Make() => new(new double[2, 3], new double[2, 3]);
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """;
        using var loaded = GeneratorTest.Run(Source).Load();
        var layer = loaded.NewLayer<double>("Layer", new double[2, 3], new double[3, 2]);

        var exception = Assert.Throws<InvalidOperationException>(() => layer.PackGradients());
        Assert.Equal("_dw is 3×2, but _w is 2×3: a gradient has its parameter's shape.", exception.Message);
    }

    [Fact]
    public void What_is_not_allocated_yet_has_no_values()
    {
        using var loaded = GeneratorTest.Run("using GradGen; public class Matrix { public double[,] Data = new double[2, 2]; } public struct Cell { public double[] Data; } [GradCheckable] public partial class Layer { Matrix? _w, _dw; Cell _b, _db; public double[] Forward(double[] x) { _w ??= new(); return x; } public double[] Backward(double[] dy) => dy; }").Load();
        var layer = loaded.NewLayer<double>("Layer");

        Assert.Empty(layer.PackParameters());
        ((dynamic)layer).Forward(new double[1]);
        Assert.Equal(4, layer.ParameterCount());
        Assert.Equal(new double[4], layer.PackGradients());
    }

    // In a field of the layer, in a property, and with a member behind it to see that nothing shifts.
    private static string Source(string kind, string members) => $$"""
        using GradGen;
        public {{kind}} Own { {{members}} }
        [GradCheckable] public partial class Layer
        {
            private Own w = new();
            private Own dw { get; set; } = new();
            private double[] b = { 9 }, db = { -9 };
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """;
}

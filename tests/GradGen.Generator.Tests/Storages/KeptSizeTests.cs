using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>A matrix whose sizes have names that say nothing: its constructor tells which is which.</summary>
public class KeptSizeTests
{
    [Theory]
    [InlineData("public Grid(int a, int b) { A = a; B = b; _data = new double[a * b]; } public int A { get; } public int B { get; } double[] _data; public double this[int i, int j] { get => _data[i * B + j]; set => _data[i * B + j] = value; }", "A", "B")]
    [InlineData("public Grid(int p, int q) { (First, Second) = (p, q); _data = new double[p, q]; } public readonly int First, Second; double[,] _data; public double this[int i, int j] { get => _data[i, j]; set => _data[i, j] = value; }", "First", "Second")]
    [InlineData("public Grid(int outer, int inner) { this.N1 = outer; this.N2 = inner; _data = new double[outer * inner]; } public int N1, N2; double[] _data; public double this[int i, int j] { get => _data[i + j * N1]; set => _data[i + j * N1] = value; }", "N1", "N2")]
    [InlineData("public Grid(int m, int k) { _m = m; _k = k; Data = new double[m * k]; } internal int _m, _k; public double[] Data { get; } public double this[int i, int j] { get => Data[i * _k + j]; set => Data[i * _k + j] = value; }", "_m", "_k")]
    public void Is_read_in_its_order(string grid, string first, string second)
    {
        var source = Source(grid, first, second);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        GeneratedTests.Fail(source.Replace("dx[i, j] = dy", "dx[i, j] = 2 * dy", StringComparison.Ordinal), "LayerGradCheckTests.Gradient_of_x");
    }

    // Which axis a size is of is not clear, or there is no size to be seen: the message says what is missing.
    [Theory]
    [InlineData("public Grid(int a, int b) { A = a; B = b; _data = new double[a * b]; } public int A { get; } public int B { get; } double[] _data; public double this[int i, int j] { get => _data[j * B + i]; set => _data[j * B + i] = value; }")]
    [InlineData("public Grid(int a, int b) { A = b; B = 0; _data = new double[a, b]; } public int A { get; } public int B { get; } double[,] _data; public double this[int i, int j] { get => _data[i, j]; set => _data[i, j] = value; }")]
    public void Is_told_what_it_lacks_otherwise(string grid)
    {
        var message = Assert.Single(AnalyzerTest.Report(Source(grid, "A", "B"))).GetMessage();

        Assert.Equal("Layer has no Forward method that a check can call: Forward takes Grid x, which is not an input that a check can make: let Grid show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal", message);
    }

    private static string Source(string grid, string first, string second) => $$"""
        public sealed class Grid { {{grid}} }
        [GradGen.GradCheckable] public partial class Layer
        {
            private Grid _x = new Grid(1, 1);
            public Grid Forward(Grid x)
            {
                _x = x; var y = new Grid(x.{{first}}, x.{{second}});
                for (int i = 0; i < x.{{first}}; i++) for (int j = 0; j < x.{{second}}; j++) y[i, j] = (1 + j) * x[i, j] * x[i, j];
                return y;
            }
            public Grid Backward(Grid dy)
            {
                var dx = new Grid(dy.{{first}}, dy.{{second}});
                for (int i = 0; i < dy.{{first}}; i++) for (int j = 0; j < dy.{{second}}; j++) dx[i, j] = dy[i, j] * 2 * (1 + j) * _x[i, j];
                return dx;
            }
        }
        """;
}

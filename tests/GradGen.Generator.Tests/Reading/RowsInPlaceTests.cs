using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Rows of an own type that Forward and Backward write into, beside those that they read.</summary>
public class RowsInPlaceTests
{
    private const string Vec = "public sealed class Vec { public Vec(int length) { Data = new double[length]; } public double[] Data { get; } public int Length => Data.Length; public double this[int i] { get => Data[i]; set => Data[i] = value; } } ";

    private const string Forward = "Vec[] _x = new Vec[0]; public void Forward(Vec[] x, Vec[] y) { _x = x; for (int r = 0; r < x.Length; r++) for (int i = 0; i < x[r].Length; i++) y[r][i] = x[r][i] * x[r][i]; } ";

    private const string Backward = "public void Backward(Vec[] dy, Vec[] dx) { for (int r = 0; r < dy.Length; r++) for (int i = 0; i < dy[r].Length; i++) dx[r][i] = 2 * _x[r][i] * dy[r][i]; } ";

    [Theory]
    [InlineData(Vec, Forward + Backward)]
    [InlineData(Vec, Forward + "public Vec[] Backward(Vec[] dy) { var dx = new Vec[dy.Length]; for (int r = 0; r < dy.Length; r++) { dx[r] = new Vec(dy[r].Length); for (int i = 0; i < dy[r].Length; i++) dx[r][i] = 2 * _x[r][i] * dy[r][i]; } return dx; }")]
    [InlineData(Vec, "System.Collections.Generic.List<Vec> _x = new(); public void Forward(System.Collections.Generic.List<Vec> x, System.Collections.Generic.List<Vec> y) { _x = x; for (int r = 0; r < x.Count; r++) for (int i = 0; i < x[r].Length; i++) y[r][i] = x[r][i] * x[r][i]; } public void Backward(System.Collections.Generic.List<Vec> dy, System.Collections.Generic.List<Vec> dx) { for (int r = 0; r < dy.Count; r++) for (int i = 0; i < dy[r].Length; i++) dx[r][i] = 2 * _x[r][i] * dy[r][i]; }")]
    public void Are_read_where_a_row_can_be_written_into(string type, string members)
    {
        var source = Layer(type, members);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        GeneratedTests.Fail(source.Replace("2 * _x", "3 * _x", StringComparison.Ordinal), "LayerGradCheckTests.Gradient_of_x");
    }

    // A row that takes the place of another one is seen in the array.
    [Fact]
    public void May_be_put_into_the_array()
    {
        var source = Layer(Vec, "Vec[] _x = new Vec[0]; public void Forward(Vec[] x, Vec[] y) { _x = x; for (int r = 0; r < x.Length; r++) { y[r] = new Vec(x[r].Length); for (int i = 0; i < x[r].Length; i++) y[r][i] = x[r][i] * x[r][i]; } }" + Backward);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    private static string Layer(string type, string members) => type + "[GradGen.GradCheckable] public partial class Layer { " + members + " }";
}

using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Right layers that take a square matrix, in the ways in which people say so, and in ways that say nothing of the kind.</summary>
public class SquareInputTests
{
    private const string Square = "new double[sizes.Free(\"rows\"), sizes.Free(\"rows\")]";

    [Theory]
    [InlineData("double s = 0; for (var i = 0; i < a.GetLength(0); i++) s += a[i, i] * a[i, i]; return s;", "for (var i = 0; i < n; i++) d[i, i] = 2 * A[i, i];")] // trace
    [InlineData("double s = 0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j <= i; j++) s += a[i, j] * a[i, j]; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j <= i; j++) d[i, j] = 2 * A[i, j];")] // lower triangle
    [InlineData("double s = 0; var n = a.GetLength(1); for (var i = 0; i < n; i++) for (var j = i + 1; j < n; j++) s += a[i, j] * a[i, j]; return s;", "for (var i = 0; i < n; i++) for (var j = i + 1; j < n; j++) d[i, j] = 2 * A[i, j];")] // upper triangle, by columns
    [InlineData("double s = 0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < a.GetLength(1); j++) s += a[i, j] * a[j, i]; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = 2 * A[j, i];")] // with its transpose
    [InlineData("if (a.GetLength(0) != a.GetLength(1)) throw new ArgumentException(\"square\"); double s = 0; foreach (var v in a) s += v * v; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = 2 * A[i, j];")] // a guard
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(a.GetLength(0), a.GetLength(1)); double s = 0; foreach (var v in a) s += v * v; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = 2 * A[i, j];")] // a guard of the framework
    [InlineData("var m = (double[,])a.Clone(); var n = m.GetLength(0); double s = 0; for (var k = 0; k < n; k++) for (var i = k; i < n; i++) s += m[i, k] * m[i, k]; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j <= i; j++) d[i, j] = 2 * A[i, j];")] // in a copy
    [InlineData("return Trace(a); } private static double Trace(double[,] m) { double s = 0; for (var i = 0; i < m.GetLength(0); i++) s += m[i, i] * m[i, i]; return s;", "for (var i = 0; i < n; i++) d[i, i] = 2 * A[i, i];")] // in a helper
    [InlineData("return Enumerable.Range(0, a.GetLength(0)).Sum(i => a[i, i] * a[i, i]);", "for (var i = 0; i < n; i++) d[i, i] = 2 * A[i, i];")] // in a query
    public void A_matrix(string forward, string backward) => Pass(Square, Source("double[,]", "new double[n, n]", forward, backward));

    [Theory]
    [InlineData("double s = 0; for (var i = 0; i < a.Length; i++) for (var j = 0; j < a.Length; j++) s += a[i][j] * a[j][i]; return s;")]
    [InlineData("double s = 0; var n = a.Length; foreach (var row in a) if (row.Length != n) throw new ArgumentException(\"square\"); for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) s += a[i][j] * a[j][i]; return s;")]
    public void Rows_of_rows(string forward) => Pass(
        "SubLayerHarness.Rows<double[]>(sizes.Free(\"rows\"), new double[sizes.Free(\"rows\")])",
        Source("double[][]", "Enumerable.Range(0, n).Select(_ => new double[n]).ToArray()", forward, "for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i][j] = 2 * A[j][i];").Replace("A.GetLength(0)", "A.Length", StringComparison.Ordinal));

    [Fact]
    public void An_adopted_layer() => GeneratedTests.Pass(
        "[assembly: GradGen.GradCheckable(typeof(Layer))]\n" + Source("double[,]", "new double[n, n]", "double s = 0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < a.GetLength(0); j++) s += a[i, j] * a[j, i]; return s;", "for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = 2 * A[j, i];").Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("using System.Linq;", string.Empty, StringComparison.Ordinal).Replace("[GradGen.GradCheckable] public sealed partial", "public sealed", StringComparison.Ordinal));

    [Fact]
    public void A_name_in_Shape_that_is_only_a_cache_is_free() => Pass(
        "new double[sizes.Free(\"n\"), sizes.Free(\"n\")]",
        Source("double[,]", "new double[n, n]", "_n = a.GetLength(0); double s = 0; for (var i = 0; i < _n; i++) s += a[i, i] * a[i, i]; return s; } private int _n; public int Count() { return _n;", "for (var i = 0; i < _n; i++) d[i, i] = 2 * A[i, i];").Replace("Forward(double", "Forward([GradGen.Shape(\"n\", \"n\")] double", StringComparison.Ordinal));

    [Fact]
    public void Two_of_three_axes() => Pass("new double[sizes.Free(\"axis 0\"), sizes.Free(\"axis 1\"), sizes.Free(\"axis 1\")]", """
        [GradGen.GradCheckable] public sealed partial class Layer
        {
            private double[,,] _a = new double[0, 0, 0];
            public double Forward(double[,,] a) { if (a.GetLength(1) != a.GetLength(2)) throw new System.ArgumentException("square"); _a = a; double s = 0; foreach (var v in a) s += v * v; return s; }
            public double[,,] Backward()
            {
                var d = (double[,,])_a.Clone();
                for (var b = 0; b < d.GetLength(0); b++) for (var i = 0; i < d.GetLength(1); i++) for (var j = 0; j < d.GetLength(2); j++) d[b, i, j] *= 2;
                return d;
            }
        }
        """);

    [Theory]
    [InlineData("double s = 0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < a.GetLength(1); j++) s += a[i, j]; return s;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]")]
    [InlineData("double s = 0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j <= i && j < a.GetLength(1); j++) s += a[i, j]; return s;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]")]
    [InlineData("double s = 0; for (var j = 0; j < a.GetLength(1); j++) for (var i = 0; i < a.GetLength(0); i++) s += a[i, j] * a[i, 0]; return s;", "new double[sizes.Free(\"rows\"), sizes.Free(\"columns\")]")]
    public void What_is_walked_by_its_own_sizes_need_not_be_square(string forward, string expected) =>
        Assert.Equal([expected], LayerModels.Inputs(GeneratorTest.Run(Source("double[,]", "new double[n, n]", forward, string.Empty))));

    private static void Pass(string expected, string source)
    {
        Assert.Equal([expected], LayerModels.Inputs(GeneratorTest.Run(source)));
        GeneratedTests.Pass(source);
    }

    private static string Source(string type, string zeros, string forward, string backward) => $$"""
        using System;
        using System.Linq;
        [GradGen.GradCheckable] public sealed partial class Layer
        {
            private {{type}} A = null!;
            public double Forward({{type}} a) { A = a; {{forward}} }
            public {{type}} Backward() { var n = A.GetLength(0); var d = {{zeros}}; {{backward}} return d; }
        }
        """;
}

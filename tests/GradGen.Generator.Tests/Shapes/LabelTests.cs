using GradGen.Generator.Model;
using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Which numbers the elements of an integer input may be, and which they are compared with.</summary>
public class LabelTests
{
    private const string Classes = "private readonly int classes; public Layer(int classes) { this.classes = classes; } ";

    private const string Known = "sizes.Known(\"classes\", this.classes)";

    [Theory]
    [InlineData(Classes, "if (e.GetLength(1) != classes) throw new ArgumentException(\"e\"); var s = 0.0; for (var t = 0; t < y.Length; t++) s += e[t, y[t]]; return s;", Known)]
    [InlineData(Classes, "if (y[0] < 0 || y[0] >= classes) throw new ArgumentException(\"y\"); return e[0, 0];", Known)]
    [InlineData(Classes, "ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y[0], classes); return e[0, 0];", Known)]
    [InlineData(Classes, "var s = 0.0; for (var t = 0; t < y.Length; t++) for (var c = 0; c < classes; c++) s += e[t, c] * (y[t] == c ? 1 : 0); return s;", Known)]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "return e[0, 0] + _table[y[0]];", "12")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "return e[0, 0] + _table[y[0] + 2];", "10")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "for (var k = 0; k < 3; k++) _ = _table[y[0] * 3 + k]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "for (var k = 0; k < 3; k++) _ = _table[k + 3 * y[0]]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table.AsSpan(y[0] * 3, 3)[0]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table.AsSpan().Slice(y[0] * 3, 3)[0]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "var row = new double[3]; Array.Copy(_table, y[0] * 3, row, 0, 3); return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table[(y[0] * 3)..((y[0] + 1) * 3)]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table.AsSpan()[(y[0] * 3)..(y[0] * 3 + 3)][0]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table[((y[0] - 1) * 3)..(y[0] * 3)]; return e[0, 0];", "5")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table[(y[0] * 3)..]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table.AsSpan(y[0] * 3)[0]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "_ = _table.AsSpan().Slice(y[0] * 3)[0]; return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "var row = new double[3]; Buffer.BlockCopy(_table, y[0] * 3 * sizeof(double), row, 0, 3 * sizeof(double)); return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "var row = new double[3]; Array.Copy(row, 0, _table, y[0] * 3, 3); return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly float[,] _table = new float[4, 3];", "var row = new float[3]; Buffer.BlockCopy(_table, 4 * 3 * y[0], row, 0, 12); return e[0, 0];", "4")]
    [InlineData(Classes + "private readonly double[] _table = new double[12];", "return e[0, 0] + _table[y[0] % 12];", "")]
    [InlineData(Classes + "private readonly double[] _table = new double[12], _few = new double[5];", "return e[0, 0] + _table[y[0]] + _few[y[0]];", "5")]
    public void Counts(string members, string body, string expected) => Assert.Equal(expected, Count(Run(members, body)));

    [Fact]
    public void Columns_that_Backward_alone_shows_bound_labels_too()
    {
        var run = Run(Classes + "private int[] _y = null!;", "_y = y; var s = 0.0; for (var t = 0; t < y.Length; t++) s += e[t, y[t]] * e[t, y[t]]; return s;", "new double[_y.Length, classes]");

        Assert.Equal(Known, Count(run));
        Assert.DoesNotContain("$", run.Source("Layer").Replace("$\"", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] == 1 ? e[t, 0] : -e[t, 0]; return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) { if (y[t] != 0) s += e[t, 0]; s -= e[t, 0] - y[t]; } return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] > 0 ? e[t, 0] : -e[t, 0]; return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] is 1 ? e[t, 0] : 0; return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] switch { 0 => e[t, 0], 1 => -e[t, 0], _ => throw new ArgumentException(\"y\") }; return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) switch (y[t]) { case 0: s += e[t, 0]; break; case 1: s -= e[t, 0]; break; } return s;")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) { if (y[t] != 0 && y[t] != 1) throw new ArgumentException(\"y\"); s += y[t] * e[t, 0] + (1 - y[t]) * e[t, 1]; } return s;")]
    public void Answers_of_yes_or_no(string body) => Assert.Equal([0, 1], Labels(Run(string.Empty, body)).Only);

    [Theory]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] == 0 ? 0 : e[t, y[t]]; return s;", "0")] // an index that is ignored
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) if (y[t] != y[0] || y[t] == 0) s += e[t, 0]; return s;", "0")] // compared with each other
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] == 2 ? e[t, 0] : e[t, 1]; return s;", "2")]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += e[t, 0] * y[t]; return s;", null)]
    [InlineData("var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] == 1 ? Weight(y[t]) : e[t, 0]; return s; } public Func<int, double> Weight = v => v; public double Other() { return 0;", "1")]
    public void Not_only_yes_or_no(string body, string? compared)
    {
        var run = Run(string.Empty, body);

        Assert.Empty(Labels(run).Only);
        Assert.Equal(compared, Compared(run));
    }

    [Theory]
    [InlineData("", "y[t] == -1", "-1")]
    [InlineData("", "y[t] < 0", "-1, 0")]
    [InlineData("private const int IgnoreIndex = -100;", "y[t] == IgnoreIndex", "-100")]
    [InlineData("public int IgnoreIndex { get; set; } = -1;", "y[t] == IgnoreIndex", "this.IgnoreIndex")]
    [InlineData("private readonly int _ignored; public Layer(int ignored = -1) { _ignored = ignored; }", "_ignored == y[t]", "this._ignored")]
    [InlineData("", "y[t] is -1", "-1")]
    public void What_is_ignored(string members, string condition, string expected) =>
        Assert.Equal(expected, Compared(Run(members, $"var s = 0.0; for (var t = 0; t < y.Length; t++) {{ if ({condition}) continue; s += e[t, y[t]]; }} return s;")));

    [Theory]
    [InlineData("if (y[0] == -1) throw new ArgumentException(\"y\"); return e[0, y[0]];")]
    [InlineData("if (y[0] < 0) throw new ArgumentException(\"y\"); return e[0, y[0]];")]
    [InlineData("if (y.Length == 3) return 0; return e[0, y[0]];")]
    public void What_throws_is_not_to_be_tried(string body) => Assert.Null(Compared(Run(string.Empty, body)));

    [Fact]
    public void Where_only_Backward_ignores() => Assert.Equal(
        "-1",
        Compared(Run("private int[] _y = null!;", "_y = y; return e[0, 0];", "Of(_y)", "private double[,] Of(int[] labels) { var d = new double[1, 1]; if (labels[0] != -1) d[0, 0] = 1; return d; }")));

    [Theory]
    [InlineData("ids[i] * width + k", "0")]
    [InlineData("k * size + ids[i]", "0")]
    [InlineData("(ids[i] - 1) * width + k", "1")]
    public void A_table_in_one_array(string index, string first)
    {
        var source = $$"""
            [GradGen.GradCheckable] public sealed partial class Table(int size, int width)
            {
                private readonly double[] _table = new double[size * width], _tableGrad = new double[size * width];
                private int[] _ids = [];
                public double[,] Forward(int[] ids)
                {
                    _ids = ids;
                    var y = new double[ids.Length, width];
                    for (var i = 0; i < ids.Length; i++) for (var k = 0; k < width; k++) y[i, k] = _table[{{index}}] + 0 * size;
                    return y;
                }
                public void Backward(double[,] dy)
                {
                    var ids = _ids;
                    for (var i = 0; i < ids.Length; i++) for (var k = 0; k < width; k++) _tableGrad[{{index}}] += dy[i, k];
                }
            }
            """;

        GeneratedTests.Pass(source);
        Assert.Equal(first == "1", GeneratorTest.Run(source).Source("Table").Contains("ValueRange(1, labels0 - 1)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var row = _table[(ids[i] * width)..((ids[i] + 1) * width)];")]
    [InlineData("var row = _table.AsSpan()[(ids[i] * width)..((ids[i] + 1) * width)];")]
    [InlineData("var row = _table.AsSpan(ids[i] * width, width);")]
    [InlineData("var row = new double[width]; Buffer.BlockCopy(_table, ids[i] * width * sizeof(double), row, 0, width * sizeof(double));")]
    public void Rows_of_a_table_in_one_array(string row) => GeneratedTests.Pass($$"""
        using System;
        [GradGen.GradCheckable] public sealed partial class Table(int size, int width)
        {
            private readonly double[] _table = new double[size * width], _tableGrad = new double[size * width];
            private int[] _ids = [];
            public double[,] Forward(int[] ids)
            {
                _ids = ids;
                var y = new double[ids.Length, width];
                for (var i = 0; i < ids.Length; i++) { {{row}} for (var k = 0; k < width; k++) y[i, k] = row[k]; }
                return y;
            }
            public void Backward(double[,] dy)
            {
                for (var i = 0; i < _ids.Length; i++) for (var k = 0; k < width; k++) _tableGrad[_ids[i] * width + k] += dy[i, k] + 0 * size;
            }
        }
        """);

    private static GeneratorRun Run(string members, string body, string gradient = "new double[1, 1]", string more = "") => GeneratorTest.Run($$"""
        using System;
        [GradGen.GradCheckable] public partial class Layer
        {
            {{members}}
            {{more}}
            public double Forward(double[,] e, int[] y) { {{body}} }
            public double[,] Backward() => {{gradient}};
        }
        """);

    private static InputModel Labels(GeneratorRun run) => LayerModels.Harness(run).Inputs[1];

    private static string Count(GeneratorRun run) => Labels(run).LabelCount is { } count ? LayerModels.Show(count) : string.Empty;

    private static string? Compared(GeneratorRun run) => Labels(run).ComparedWith is { Count: > 0 } compared ? string.Join(", ", compared.Select(LayerModels.Show)) : null;
}

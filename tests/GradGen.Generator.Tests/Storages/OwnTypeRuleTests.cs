using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>What is said about layers of own matrix types, and what is not.</summary>
public class OwnTypeRuleTests
{
    private const string Matrix = "public class Matrix { public Matrix(int rows, int cols) { Rows = rows; Cols = cols; Data = new double[rows * cols]; } public int Rows { get; } public int Cols { get; } public double[] Data { get; } public double this[int i, int j] { get => Data[i * Cols + j]; set => Data[i * Cols + j] = value; } } ";

    private const string Passes = "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[_w.Rows]; for (var i = 0; i < _w.Rows; i++) for (var j = 0; j < _w.Cols; j++) y[i] += _w[i, j] * x[j]; return y; } "
        + "public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (var i = 0; i < _w.Rows; i++) for (var j = 0; j < _w.Cols; j++) { _dw[i, j] += dy[i] * _x[j]; dx[j] += dy[i] * _w[i, j]; } return dx; } ";

    [Theory]
    [InlineData("readonly Matrix _w = new(outputs, inputs), _dw = [|new(inputs, outputs)|];")]
    [InlineData("readonly Matrix _w = new Matrix(outputs, inputs); Matrix _dw { get; } = [|new Matrix(inputs, outputs)|];")]
    [InlineData("readonly Matrix _w = new Matrix(cols: inputs, rows: outputs); readonly Matrix _dw = [|new Matrix(inputs, outputs)|];")]
    [InlineData("readonly Matrix _w = Zeros(outputs, inputs), _dw = [|Zeros(inputs, outputs)|]; static Matrix Zeros(int r, int c) => new(r, c);")]
    public void GG0102_a_gradient_of_other_sizes(string members)
    {
        var reported = AnalyzerTest.Check(Layer("(int inputs, int outputs)", members), "GG0102");

        Assert.Equal("_dw is [inputs, outputs], but _w is [outputs, inputs]", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("(int inputs, int outputs)", "readonly Matrix _w = new(outputs, inputs), _dw = new(outputs, inputs);")]
    [InlineData("(int inputs, int outputs)", "readonly Matrix _w = new(outputs, inputs), _dw = new(outputs, inputs + 0);")]
    [InlineData("(int inputs, int outputs)", "readonly Matrix _w = new(outputs, inputs); Matrix _dw = new(0, 0); public void Reset() => _dw = new(_w.Rows, _w.Cols);")]
    [InlineData("(int inputs, int outputs)", "readonly Matrix _w = new(outputs, inputs); Matrix _dw = Other(inputs, outputs); static Matrix Other(int a, int b) => a > b ? new(a, b) : new(b, a);")]
    [InlineData("(Matrix given)", "readonly Matrix _w = given; Matrix _dw = new(given.Rows, given.Cols); [GradCheckFactory] public static Layer Make() => new(new Matrix(2, 3));")]
    public void GG0102_is_silent_where_sizes_agree_or_are_not_known(string constructor, string members) => AnalyzerTest.Silent(Layer(constructor, members));

    [Fact]
    public void GG0102_is_silent_about_a_type_that_changes_its_sizes() =>
        AnalyzerTest.Silent(Layer("(int inputs, int outputs)", "readonly Matrix _w = new(outputs, inputs), _dw = new Matrix(inputs, outputs).Turned();")
            .Replace("Rows { get; }", "Rows { get; private set; }", StringComparison.Ordinal).Replace("Cols { get; }", "Cols { get; private set; }", StringComparison.Ordinal)
            .Replace("public double this", "public Matrix Turned() { (Rows, Cols) = (Cols, Rows); return this; } public double this", StringComparison.Ordinal));

    [Theory]
    [InlineData("int Rows; private double[] _data = []; public double Sum() => _data[0];", "values of type Matrix cannot be packed: let Matrix show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal")]
    [InlineData("public int Rows, Cols; private double[] _data = []; public double this[int i, int j] => _data[i * Cols + j];", "the values of Matrix can be read, but not set: give its indexer a setter, or expose an array or a span of them")]
    [InlineData("private double[] _data = []; public double[] Data => (double[])_data.Clone();", "values of type Matrix cannot be packed: let Matrix show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal")]
    [InlineData("private double[] _data = []; public double this[int i, int j] { get => _data[i + j]; set => _data[i + j] = value; }", "values of type Matrix cannot be packed: let Matrix show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal")]
    [InlineData("public float[] Data = [];", "it holds float values, but the layer's others are double")]
    [InlineData("public int[] Data = [];", "values of type Matrix cannot be packed: let Matrix show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal")]
    public void GG0008_what_a_type_has_to_show(string members, string message)
    {
        var source = $"using GradGen; public class Matrix {{ {members} }} [GradCheckable] public partial class Layer {{ private readonly Matrix [|_weights|] = new(); private Matrix _weightGradients = new(); public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) {{ _weightGradients = new(); return dy; }} }}";

        Assert.Equal("_weights is left out of θ: " + message, Assert.Single(AnalyzerTest.Check(source, "GG0008")).GetMessage());
    }

    [Theory]
    [InlineData("private Matrix(int n) { Data = new double[n]; } public double[] Data;", "a check cannot make: give it a constructor (int length), public or internal, or a static method that does the same")]
    [InlineData("public Matrix(string file) { Data = new double[file.Length, 2]; } public double[,] Data;", "a check cannot make: give it a constructor (int rows, int columns), public or internal, or a static method that does the same")]
    [InlineData("public Matrix(int rows) { Data = new double[rows, 2]; } public double[,] Data;", "a check cannot make: give it a constructor (int rows, int columns), public or internal, or a static method that does the same")]
    [InlineData("public int[] Shape = []; public double[] Data = [];", "a check cannot make: give it a constructor (params int[] shape), public or internal, or a static method that does the same")]
    [InlineData("public Matrix(int rows, int cols) { (Rows, Cols) = (rows, cols); } public int Rows, Cols; public double this[int i, int j] => 0;", "a check can make but not fill: give its indexer a setter, or expose an array or a span of its values")]
    public void GG0006_what_a_type_needs_to_be_made(string members, string message)
    {
        var source = $"using GradGen; public class Matrix {{ {members} }} [GradCheckable] public partial class Layer {{ private readonly double[] _w = new double[3], _dw = new double[3]; public Matrix Forward(Matrix [|x|]) => x; public Matrix Backward(Matrix dy) {{ _dw[0] += 1; return dy; }} }}";

        Assert.Equal("No Layer can be made to check on: x is a Matrix, which " + message, Assert.Single(AnalyzerTest.Check(source, "GG0006")).GetMessage());
    }

    [Fact]
    public void GG0007_a_shape_that_Forward_does_not_show()
    {
        const string Source = Matrix + "public static class Elsewhere { public static System.Func<Matrix, Matrix> Run { get; set; } = x => x; } [GradGen.GradCheckable] public partial class Layer { private readonly double[] _w = new double[3], _dw = new double[3]; public Matrix Forward(Matrix [|x|]) => Elsewhere.Run(x); public Matrix Backward(Matrix dy) { _dw[0] += dy.Data[0]; return dy; } }";

        AnalyzerTest.Check(Source, "GG0007");
    }

    [Theory]
    [InlineData("Cache", "public double[] Input = [], Output = [];")]
    [InlineData("Adam", "private double[] _m = [], _v = []; public double Rate { get; set; }")]
    [InlineData("Options", "public double[] Widths = []; public string Name = string.Empty;")]
    [InlineData("System.Text.StringBuilder", "")]
    public void What_holds_numbers_but_is_no_parameter_is_left_alone(string type, string members) =>
        AnalyzerTest.SilentWithoutRunning($"{(members.Length > 0 ? $"public class {type} {{ {members} }}" : string.Empty)} [GradGen.GradCheckable] public partial class Layer {{ private readonly {type} _other = new(); private readonly double[] _w = new double[3], _dw = new double[3]; public double[] Forward(double[] x) {{ _other.ToString(); return x; }} public double[] Backward(double[] dy) {{ _dw[0] += dy[0]; return dy; }} }}");

    private static string Layer(string constructor, string members) => $"using GradGen; {Matrix} [GradCheckable] public partial class Layer{constructor} {{ {members} {Passes} }}";
}

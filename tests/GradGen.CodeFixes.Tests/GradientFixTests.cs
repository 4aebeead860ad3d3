namespace GradGen.CodeFixes.Tests;

/// <summary>Fixes of gradients: GG0101, GG0102.</summary>
public class GradientFixTests
{
    private const string Passes = "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy) => dy;";

    [Theory]
    [InlineData("private readonly double[] _biases = new double[outputs];", "private readonly double[] _biasGradients = new double[outputs];")]
    [InlineData("private double[,] weights = new double[outputs, inputs];", "private double[,] weightGradients = new double[outputs, inputs];")]
    [InlineData("public double[,] W { get; } = new double[outputs, inputs];", "public double[,] WGradient { get; } = new double[outputs, inputs];")]
    [InlineData("internal readonly double[] gamma = { 1, 2, 3 };", "internal readonly double[] gammaGradient = new double[3];")]
    [InlineData("internal readonly double[] gamma = [1, 2, 3];", "internal readonly double[] gammaGradient = new double[3];")]
    [InlineData("protected double[] _w1 = new[] { 1.0, 2.0 };", "protected double[] _w1Gradient = new double[2];")]
    [InlineData("[Parameter] private double _slope = 1;", "private double _slopeGradient;")]
    [InlineData("[Domain(0, 1)] private double[] _scale = new double[inputs];", "private double[] _scaleGradient = new double[inputs];")]
    public void GG0101_is_fixed_by_a_member(string parameter, string gradient) => FixTest.Fix("GG0101", Layer("(int inputs, int outputs)", parameter), Layer("(int inputs, int outputs)", parameter + "\n    " + gradient));

    [Fact]
    public void GG0101_is_fixed_where_a_constructor_allocates() => FixTest.Fix(
        "GG0101",
        Layer("", "private readonly double[,] _weights;\n    public Layer(int inputs, int outputs)\n    {\n        _weights = new double[outputs, inputs];\n    }"),
        Layer("", "private readonly double[,] _weights;\n    private readonly double[,] _weightGradients;\n    public Layer(int inputs, int outputs)\n    {\n        _weights = new double[outputs, inputs];\n        _weightGradients = new double[outputs, inputs];\n    }"));

    [Fact]
    public void GG0101_is_fixed_where_a_constructor_gets_values_from_somewhere() => FixTest.Fix(
        "GG0101",
        Layer("", "private readonly double[,] _weights;\n    public Layer(int inputs)\n    {\n        this._weights = Init(inputs);\n    }\n    private static double[,] Init(int n) => new double[n, n];"),
        Layer("", "private readonly double[,] _weights;\n    private readonly double[,] _weightGradients;\n    public Layer(int inputs)\n    {\n        this._weights = Init(inputs);\n        this._weightGradients = new double[this._weights.GetLength(0), this._weights.GetLength(1)];\n    }\n    private static double[,] Init(int n) => new double[n, n];"));

    [Fact]
    public void GG0101_is_fixed_for_all_parameters() => FixTest.FixAll(
        "GG0101",
        Layer("(int n)", "private double[] _w = new double[n];\n    private double[] _b = new double[n];"),
        Layer("(int n)", "private double[] _w = new double[n];\n    private double[] _wGradient = new double[n];\n    private double[] _b = new double[n];\n    private double[] _bGradient = new double[n];"));

    [Theory]
    [InlineData("private double[] _w = Start(); private static double[] Start() => new double[2];")]
    [InlineData("private double[][] _w = { new double[1], new double[2] };")]
    [InlineData("private double[] _w = [.. Start]; private static readonly double[] Start = [1];")]
    [InlineData("private double[] _w = new double[2]; private void _wGradient() { }")]
    public void GG0101_is_not_fixed_where_the_allocation_is_not_known(string members) => FixTest.NoFix("GG0101", Layer("", members));

    [Theory]
    [InlineData("(int inputs, int outputs)", "double[,] _w = new double[outputs, inputs], _dW = new double[inputs, outputs];", "double[,] _w = new double[outputs, inputs], _dW = new double[outputs, inputs];")]
    [InlineData("", "double[,] _w, _dW; public Layer(int a, int b) { _w = new double[a, b]; _dW = new double[b, a]; }", "double[,] _w, _dW; public Layer(int a, int b) { _w = new double[a, b]; _dW = new double[a, b]; }")]
    [InlineData("", "double[] _w = new double[3], _dW; public Layer() { _dW = new double[2]; }", "double[] _w = new double[3], _dW; public Layer() { _dW = new double[_w.Length]; }")]
    [InlineData("", "double[,] _w, _dW; public Layer(int a, int b) { _w = Make(a, b); _dW = Make(b, a); } static double[,] Make(int a, int b) => new double[a, b];", "double[,] _w, _dW; public Layer(int a, int b) { _w = Make(a, b); _dW = new double[_w.GetLength(0), _w.GetLength(1)]; } static double[,] Make(int a, int b) => new double[a, b];")]
    [InlineData("", "double[][] _w, _dW; public Layer(int a, int b) { _w = new double[a][]; _dW = new double[a][]; for (var i = 0; i < a; i++) { _w[i] = new double[b]; _dW[i] = new double[a]; } }", "double[][] _w, _dW; public Layer(int a, int b) { _w = new double[a][]; _dW = new double[a][]; for (var i = 0; i < a; i++) { _w[i] = new double[b]; _dW[i] = new double[_w[i].Length]; } }")]
    [InlineData("", "double[] _w = { 1, 2, 3 }, _dW = new double[2];", "double[] _w = { 1, 2, 3 }, _dW = new double[3];")]
    public void GG0102_is_fixed_by_the_parameters_sizes(string parameters, string members, string expected) => FixTest.Fix("GG0102", Layer(parameters, members), Layer(parameters, expected));

    [Fact]
    public void GG0102_is_fixed_for_all_gradients() => FixTest.FixAll(
        "GG0102",
        Layer("(int a, int b)", "double[] _w = new double[a], _dW = new double[b];\n    double[] _bias = new double[b], _dBias = new double[a];"),
        Layer("(int a, int b)", "double[] _w = new double[a], _dW = new double[a];\n    double[] _bias = new double[b], _dBias = new double[b];"));

    [Theory]
    [InlineData("(int n)", "double[] _w = new double[n]; float[] _dW = new float[n];")]
    [InlineData("(int n)", "double[,] _w = new double[n, n]; double[] _dW = new double[n];")]
    public void GG0102_is_not_fixed_where_the_type_is_another(string parameters, string members) => FixTest.NoFix("GG0102", Layer(parameters, members));

    private static string Layer(string parameters, string members) => $"using GradGen;\n[GradCheckable] public partial class Layer{parameters}\n{{\n    {members}\n    {Passes}\n}}\n";
}

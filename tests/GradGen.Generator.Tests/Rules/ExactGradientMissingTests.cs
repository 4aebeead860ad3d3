using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 where a statement, a term or a condition is missing: what is said, and on which statement.</summary>
public class ExactGradientMissingTests
{
    private const string Dense =
        "private double[,] _w = new double[2, 3], _dw = new double[2, 3]; private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[2]; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) y[i] += _w[i, j] * x[j]; return y; } ";

    private const string Leaky =
        "private double _slope = 0.1; private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] > 0 ? x[i] : _slope * x[i]; return y; } ";

    private const string Shifted =
        "private double _shift; private double _shiftGradient; private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * (x[i] + _shift) + _shift; return y; } ";

    private const string Flat =
        "private double[] _w = new double[6], _dw = new double[6]; private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[2]; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) y[i] += _w[i * 3 + j] * x[j]; return y; } ";

    private const string Masked =
        "private bool[] _kept = []; private double[] _x = []; public double[] Forward(double[] x) { _x = x; _kept = new bool[x.Length]; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { _kept[i] = x[i] > 0.2; y[i] = _kept[i] ? x[i] * x[i] : 0; } return y; } ";

    [Theory]
    [InlineData(Dense, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) { [|_dw[i, j] += dy[i] * _x[j];|] }", "dx[j] += dy[i] * _w[i, j] is missing after this")]
    [InlineData(Dense, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) [|_dw[i, j] += dy[i] * _x[j];|]", "dx[j] += dy[i] * _w[i, j] is missing after this")]
    [InlineData(Dense, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) { [|dx[j] += dy[i] * _w[i, j];|] } _dw[0, 0] += 0;", "_dw[i, j] += dy[i] * _x[j] is missing after this")]
    [InlineData(Leaky, "for (var i = 0; i < dx.Length; i++) { [|if (_x[i] > 0)|] dx[i] = dy[i]; }", "if (_x[i] <= 0) dx[i] += dy[i] * _slope is missing after this")]
    public void A_statement(string forward, string body, string reason) => Said(forward, body, reason);

    [Theory]
    [InlineData(Shifted, "for (var i = 0; i < dx.Length; i++) { dx[i] = dy[i] * (2 * _x[i] + _shift); [|_shiftGradient += dy[i] * _x[i];|] }", "this has _x[i] where _x[i] + 1 belongs")]
    [InlineData(Masked, "for (var i = 0; i < dx.Length; i++) [|dx[i] = 2 * _x[i] * dy[i];|]", "this misses the condition _kept[i]")]
    [InlineData(Masked, "for (var i = 0; i < dx.Length; i++) { [|if (_x[i] > 0.1)|] dx[i] = 2 * _x[i] * dy[i]; }", "this misses the condition _kept[i]")]
    public void A_part_of_one(string forward, string body, string reason) => Said(forward, body, reason);

    [Theory]
    [InlineData(Flat, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) { dx[j] += dy[i] * _w[i * 3 + j]; [|_dw[j * 2 + i] += dy[i] * _x[j];|] }", "this has _dw[j * 2 + i] where _dw[i * 3 + j] belongs")]
    [InlineData(Flat, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) { _dw[i * 3 + j] += dy[i] * _x[j]; [|dx[j] += dy[i] * _w[j * 2 + i];|] }", "this has _w[j * 2 + i] where _w[i * 3 + j] belongs")]
    public void Indices_that_the_class_uses_elsewhere(string forward, string body, string reason) => Said(forward, body, reason);

    // Two statements are missing, or one that is made of what nothing in the class names.
    [Theory]
    [InlineData(Dense, "for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) { _dw[i, j] += 0 * dy[i]; }")]
    [InlineData(Leaky, "for (var i = 0; i < dx.Length; i++) { if (_x[i] > 0 && i > 0) dx[i] = dy[i]; }")]
    public void Nothing_is_said_to_be_missing(string forward, string body) => Assert.DoesNotContain(
        AnalyzerTest.Report(Layer(forward, body)), static diagnostic => diagnostic.GetMessage().Contains("missing", StringComparison.Ordinal));

    private static void Said(string forward, string body, string reason) =>
        Assert.Contains($"is wrong: {reason} (", Assert.Single(AnalyzerTest.Check(Layer(forward, body), "GG0401")).GetMessage(), StringComparison.Ordinal);

    private static string Layer(string forward, string body) =>
        $"[GradGen.GradCheckable] public sealed partial class Layer {{ {forward} public double[] Backward(double[] dy) {{ var dx = new double[_x.Length]; {body} return dx; }} }}";
}

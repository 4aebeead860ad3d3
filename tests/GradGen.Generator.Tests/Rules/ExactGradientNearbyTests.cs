using static GradGen.Generator.Tests.Infrastructure.ExactReason;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 where what belongs is said elsewhere in the class, or follows from it.</summary>
public class ExactGradientNearbyTests
{
    [Fact]
    public void The_derivative_of_what_a_method_computes() => Said(
        "private double[] _x = []; private static double Bump(double v) => v * Math.Exp(-v * v); private static double Slope(double v) => [|Math.Exp(-v * v)|]; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = Bump(x[i]); return y; }",
        $"{Loop} dx[i] = dy[i] * Slope(_x[i]); return dx;",
        "this has Math.Exp(-v * v) where Math.Exp(-v * v) - 2 * Math.Exp(-v * v) * v * v belongs");

    [Theory]
    [InlineData("x[i] * Math.Sin(x[i])", "Math.Cos(_x[i]) * _x[i] + Math.Sin(_x[i])")]
    [InlineData("Math.Pow(x[i] * x[i] + 1, 1.5)", "2 * 1.5 * Math.Pow(_x[i] * _x[i] + 1, 1.5) * _x[i] / (_x[i] * _x[i] + 1)")]
    [InlineData("1 / (2 + Math.Exp(-x[i]))", "Math.Exp(-_x[i]) / ((2 + Math.Exp(-_x[i])) * (2 + Math.Exp(-_x[i])))")]
    [InlineData("Math.Sqrt(x[i] * x[i] + 3)", "_x[i] / Math.Sqrt(_x[i] * _x[i] + 3)")]
    [InlineData("Math.Log(x[i] * x[i] + 1)", "2 * _x[i] / (_x[i] * _x[i] + 1)")]
    [InlineData("Math.Cosh(x[i]) - Math.Atan(x[i])", "Math.Sinh(_x[i]) - 1 / (1 + _x[i] * _x[i])")]
    public void The_derivative_that_is_left_out(string value, string derivative) => Said(
        $"private double[] _x = []; public double[] Forward(double[] x) {{ _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = {value}; return y; }}",
        $"{Loop} {{ [|dx[i] = dy[i];|] }} return dx;",
        $"this misses the factor {derivative}");

    [Fact]
    public void An_arm_of_a_choice() => Said(
        "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] > 0 ? x[i] * x[i] : Math.Sin(x[i]); return y; }",
        $"{Loop} {{ [|dx[i] = dy[i] * (_x[i] > 0 ? 2 * _x[i] : 1);|] }} return dx;",
        "this has 1 where Math.Cos(_x[i]) belongs");

    [Fact]
    public void A_condition_that_is_another_one() => Said(
        "private double[] _x = [], _w = []; public double[] Forward(double[] x) { _x = x; _w = new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { _w[i] = Math.Sin(3 * x[i]) + 1.1; y[i] = x[i] * Math.Clamp(x[i], -0.5, 0.4); } return y; }",
        $"{Loop} {{ [|var isOut = _x[i] > 0 ? _x[i] > 0.4 : _x[i] > 0.4;|] dx[i] = dy[i] * (isOut ? Math.Clamp(_x[i], -0.5, 0.4) : 2 * _x[i]); }} return dx;",
        "this has _x[i] > 0.4 where _x[i] < -0.5 belongs");

    [Fact]
    public void A_count_under_a_condition() => Said(
        "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var n = 0; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { if (x[i] > 0) n++; } for (var i = 0; i < y.Length; i++) y[i] = x[i] * n; return y; }",
        "var n = 0; for (var i = 0; i < _x.Length; i++) { [|n++;|] } var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = dy[i] * n; return dx;",
        "this misses the condition _x[i] > 0");

    [Fact]
    public void The_index_of_a_neighbour_in_a_call() => Said(
        "public double[] Forward(double[] x) { var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) { y[i] += 3 * x[i]; if (i + 1 < x.Length) y[i] -= x[i + 1]; } return y; }",
        "var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { Put(dx, i, 3 * dy[i]); if (i + 1 < dx.Length) { [|Put(dx, i, -dy[i]);|] } } return dx; } private static void Put(double[] into, int i, double g) { into[i] += g;",
        "this has i where i + 1 belongs");

    [Fact]
    public void What_the_class_keeps_of_an_argument() => Said(
        "private double[] _x = []; private bool _isReversed; public double[] Forward(double[] x, bool reversed = false) { (_x, _isReversed) = (x, reversed); var y = new double[x.Length]; var sum = 0.0; for (var i = 0; i < x.Length; i++) { var k = reversed ? x.Length - 1 - i : i; sum += x[k] * x[k]; y[k] = sum; } return y; }",
        "var dx = new double[dy.Length]; var sum = 0.0; for (var i = dy.Length - 1; i >= 0; i--) { [|var k = i;|] sum += dy[k]; dx[k] = 2 * _x[k] * sum; } return dx;",
        "this has i where _isReversed ? _x.Length - 1 - i : i belongs");

    [Fact]
    public void A_condition_that_the_loop_around_misses() => Said(
        "private double[] _x = [], _e = []; public double[] Forward(double[] x) { _x = x; _e = new double[2]; var y = new double[2]; for (var b = 0; b < 2; b++) { for (var k = 0; k < x.Length; k++) _e[b] += (b + k + 1) * x[k]; y[b] = Math.Max(_e[b], 0.2); } return y; }",
        "var dx = new double[_x.Length]; for (var b = 0; b < 2; b++) { var g = dy[b]; [|for (var k = 0; k < dx.Length; k++)|] dx[k] += g * (b + k + 1); } return dx;",
        "this misses the condition _e[b] > 0.2");

    [Fact]
    public void A_missing_statement_belongs_behind_what_writes_to_the_same() => Said(
        "private readonly bool _skip; private double[] _x = []; public Layer(bool skip = false) => _skip = skip; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { y[i] = Math.Tanh(x[i]); if (_skip) y[i] -= x[i]; } return y; }",
        $"var all = 0.0; {Loop} {{ var t = Math.Tanh(_x[i]); [|dx[i] = dy[i] * (1 - t * t);|] all += t; }} return dx;",
        "if (_skip) dx[i] -= dy[i] is missing after this");
}

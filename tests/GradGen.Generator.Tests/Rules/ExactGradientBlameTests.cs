using GradGen.Generator.Tests.Infrastructure;
using static GradGen.Generator.Tests.Infrastructure.ExactReason;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 where Backward shares code with Forward, gives several numbers at once, or leaves out a choice that Forward makes.</summary>
public class ExactGradientBlameTests
{
    // The method computes the cost, too: only what it is given can be wrong.
    [Fact]
    public void What_is_given_to_a_method_that_Forward_calls_too() => Said(
        "private double _k = 2; private double[] _x = []; private static double Times(double a, double b) { return a * b; } public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = Times(x[i], _k); return y; }",
        $"{Loop} {{ [|dx[i] = Times(dy[i], _x[i]);|] }} return dx;",
        "this has _x[i] where _k belongs");

    [Fact]
    public void One_of_several_numbers() => AnalyzerTest.Check(
        "[GradGen.GradCheckable] public sealed partial class Two { private double _a, _b; public double Forward(double a, double b) { (_a, _b) = (a, b); return a * a + b * b; } public (double, double) Backward(double dy) { [|return (2 * _a * dy, _b * dy);|] } }",
        "GG0401");

    [Fact]
    public void A_choice_that_Forward_makes() => Said(
        "private readonly bool _flip; private double[] _x = []; public Layer(bool flip = false) => _flip = flip; public double[] Forward(double[] x) { _x = x; double sign = _flip ? -1 : 1; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = sign * x[i] * x[i]; return y; }",
        $"[|double sign = 1;|] {Loop} dx[i] = 2 * sign * _x[i] * dy[i]; return dx;",
        "this has 1 where _flip ? -1 : 1 belongs");

    [Fact]
    public void The_border_of_a_maximum() => Said(
        "private double[] _x = [], _e = []; public double[] Forward(double[] x) { _x = x; _e = new double[x.Length]; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { _e[i] = x[i] * x[i]; y[i] = Math.Log(Math.Max(_e[i], 0.5)); } return y; }",
        $"{Loop} {{ [|dx[i] = 2 * _x[i] * dy[i] / _e[i];|] }} return dx;",
        "this misses the condition _e[i] > 0.5");

    // Nothing is computed: what is handed on is what came in.
    [Fact]
    public void The_upstream_gradient_handed_on() => AnalyzerTest.Check(
        "[GradGen.GradCheckable] public sealed partial class Twice { public double[] Forward(double[] x) { var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = 2 * x[i]; return y; } public double[] Backward(double[] dy) { [|return dy;|] } }",
        "GG0401");

    // A condition under which nothing runs at the points that are tried would make it right there.
    [Fact]
    public void A_gradient_straight_through_a_rounding() => Said(
        "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = Math.Round(x[i] * 10) / 10; return y; }",
        $"{Loop} {{ if (Math.Abs(_x[i]) <= 20) {{ [|dx[i] = dy[i];|] }} }} return dx;",
        "this gives a gradient to what no output changes with");

    // A bound that is far enough at the points that are tried would be too near for another upstream gradient.
    [Fact]
    public void A_gradient_that_is_clipped() => Said(
        "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = 50 * x[i] * x[i]; return y; }",
        $"{Loop} {{ [|dx[i] = Math.Clamp(100 * _x[i] * dy[i], -1, 1);|] }} return dx;",
        "this statement makes it so");
}

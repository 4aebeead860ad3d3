using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 and GG0402: a statement of Backward that makes a gradient wrong, and a gradient that is wrong.</summary>
public class ExactGradientTests
{
    private const string Twice = "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; } ";

    // What is wrong with y = w x + b is said of the statement that is marked.
    [Theory]
    [InlineData("[|_db[i] = 2 * dy[i];|]", "The gradient of _b is wrong: this has the factor 2 too many")]
    [InlineData("[|_db[i] = -dy[i];|]", "The gradient of _b is wrong: this has the wrong sign")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += dy[i] * _x[i] * _w[i];|]", "The gradient of _w is wrong: this has the factor _w[i] too many")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += dy[i];|]", "The gradient of _w is wrong: this misses the factor _x[i]")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += _w[i] * dy[i];|]", "The gradient of _w is wrong: this has _w[i] where _x[i] belongs")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += dy[i] / _x[i];|]", "The gradient of _w is wrong: this has / where * belongs")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += dy[0] * _x[i];|]", "The gradient of _w is wrong: this has dy[0] where dy[i] belongs")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] -= dy[i] * _x[i];|]", "The gradient of _w is wrong: this has the wrong sign")]
    [InlineData("_db[i] += dy[i]; [|_dw[i] += dy[i] * _x[i] + _w[i];|]", "The gradient of _w is wrong: this has the term _w[i] too many")]
    public void The_statement_and_why(string statements, string message)
    {
        var source = FlowLayer.With().Replace("_db[i] += dy[i];", statements.Contains("_dw", StringComparison.Ordinal) ? statements : statements + " _dw[i] += dy[i] * _x[i];", StringComparison.Ordinal);

        Assert.StartsWith(message + " (Backward gives ", Assert.Single(AnalyzerTest.Check(source, "GG0401")).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double g = _x[i]; [|g *= dy[i] * _x[i];|] dx[i] = 2 * g;")]
    [InlineData("[|dx[i] = _x[i] > 0.5 ? dy[i] : 2 * _x[i] * dy[i];|]")]
    public void The_statement_alone(string body) =>
        AnalyzerTest.Check(Layer(Twice + $"public double[] Backward(double[] dy) {{ var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) {{ {body} }} return dx; }}"), "GG0401");

    // The first and only component that is wrong, as C# would write it.
    [Theory]
    [InlineData("double[][]", "new[] { new double[2], new double[3] }", "_w[i][j]", "_dw[i][j]", "_w[1][2]")]
    [InlineData("double[,]", "new double[2, 3]", "_w[i, j]", "_dw[i, j]", "_w[1, 2]")]
    public void A_component_goes_by_its_own_index(string type, string created, string value, string gradient, string name)
    {
        var columns = type == "double[,]" ? "3" : "_w[i].Length";
        var source = $"using GradGen; [GradCheckable] public sealed partial class Table {{ private readonly {type} _w = {created}, _dw = {created}; private double _x; public double Forward(double x) {{ _x = x; double y = 0; for (var i = 0; i < 2; i++) for (var j = 0; j < {columns}; j++) y += {value} * {value} * x; return y; }} public void Backward(double dy) {{ for (var i = 0; i < 2; i++) for (var j = 0; j < {columns}; j++) {gradient} += 2 * {value} * dy * _x * (i + j == 3 ? 0.5 : 1); }} }}";

        Assert.Contains($" for {name}, whose derivative is ", Assert.Single(AnalyzerTest.Report(source)).GetMessage(), StringComparison.Ordinal);
    }

    // y = w2 w1 x, with the step taken at once.
    private const string Stepping = "using GradGen; [GradCheckable] public sealed partial class Stepping(int n) { private double[] _w1 = new double[n], _w2 = new double[n], _x = [], _h = []; public double Forward(double[] x) { _x = x; _h = new double[n]; double y = 0; for (var i = 0; i < n; i++) { _h[i] = _w1[i] * x[i]; y += _w2[i] * _h[i]; } return y; } private double Of(int i) { return _w2[i]; } public void Backward(double dy, double learningRate) { for (var i = 0; i < n; i++) { BODY } } }";

    [Theory]
    [InlineData("_w2[i] -= learningRate * dy * _h[i]; [|_w1[i] -= learningRate * dy * _w2[i] * _x[i];|]")]
    [InlineData("_w2[i] -= learningRate * dy * _h[i]; [|var w = _w2[i];|] _w1[i] -= learningRate * dy * w * _x[i];")]
    [InlineData("_w2[i] -= learningRate * dy * _h[i]; [|_w1[i] -= learningRate * dy * Of(i) * _x[i];|]")]
    public void A_parameter_that_is_read_after_its_step(string body) => Assert.StartsWith(
        "The gradient of _w1 is wrong: this reads _w2 after Backward has changed it (",
        Assert.Single(AnalyzerTest.Check(Stepping.Replace("BODY", body, StringComparison.Ordinal), "GG0401")).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("_w1[i] -= learningRate * dy * _w2[i] * _x[i]; _w2[i] -= learningRate * dy * _h[i];")]
    [InlineData("var w = _w2[i]; _w2[i] = w - learningRate * dy * _h[i]; _w1[i] -= learningRate * dy * w * _x[i];")]
    [InlineData("(_w1[i], _w2[i]) = (_w1[i] - learningRate * dy * Of(i) * _x[i], _w2[i] - learningRate * dy * _h[i]);")]
    [InlineData("var step = learningRate * dy; _w2[i] -= step * _h[i]; _w1[i] -= step * (_w2[i] + step * _h[i]) * _x[i];")]
    public void Silent_on_a_step_that_disturbs_nothing(string body) => AnalyzerTest.Silent(Stepping.Replace("BODY", body, StringComparison.Ordinal));

    // To leave the 2 out would make the gradient of _b right, and that of _w wrong where it is right.
    [Fact]
    public void No_reason_is_one_that_makes_something_else_wrong() => Assert.DoesNotContain(
        AnalyzerTest.Report(FlowLayer.With().Replace("_db[i] += dy[i];", "var g = 2 * dy[i]; _db[i] += g; _dw[i] = i == 0 ? g : g * _x[i] / 2;", StringComparison.Ordinal)),
        static reported => reported.GetMessage().Contains("has the factor 2 too many", StringComparison.Ordinal));

    [Fact]
    public void In_a_method_that_Backward_calls()
    {
        var message = Assert.Single(AnalyzerTest.Check(
            Layer("private double _a, _b; public double Forward(double a, double b) { (_a, _b) = (a, b); return a * a + b * b; } public (double, double) Backward(double dy) => (Slope(_a) * dy, Slope(_b) * dy); private static double Slope(double x) { [|return x;|] }"),
            "GG0401")).GetMessage();

        Assert.StartsWith("The gradient of a and b is wrong: this misses the factor 2 (", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_base_class_in_another_file() => AnalyzerTest.Check(
        new TestProject(
            "public abstract class Activation { private double[] _x = []; protected abstract double Value(double x); protected abstract double Slope(double x); public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = Value(x[i]); return y; } public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { [|dx[i] = dy[i] + Slope(_x[i]);|] } return dx; } }",
            "[GradGen.GradCheckable] public sealed partial class Cube : Activation { protected override double Value(double x) => x * x * x; protected override double Slope(double x) => 3 * x * x; }"),
        "GG0401");

    [Theory]
    [InlineData("for (var i = 0; i < dx.Length; i++) { if (i > 0) dx[i] += _x[i] * dy[i]; if (i > 1) dx[i] += _x[i] * dy[i]; }", "The gradient of x is wrong: Backward gives ")]
    public void Where_no_statement_is_to_blame(string body, string message) => Assert.StartsWith(
        message,
        Assert.Single(AnalyzerTest.Check(Layer(Twice + $"public double[] [|Backward|](double[] dy) {{ var dx = new double[dy.Length]; {body} return dx; }}"), "GG0402")).GetMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void A_gradient_that_is_made_and_left_at_zero() => AnalyzerTest.Check(
        "using System.Collections.Generic; using GradGen; [GradCheckable] public partial class Shift { private readonly double[] _b = new double[3]; public Dictionary<string, double[]> Gradients { get; } = new(); public double[] Forward(double[] x) { var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = x[i] + _b[i]; return y; } public double[] Backward(double[] dy) { var dx = new double[3]; [|Gradients[\"b\"] = new double[3];|] for (var i = 0; i < 3; i++) dx[i] = dy[i]; return dx; } }",
        "GG0401");

    // One sample of two is enough.
    [Fact]
    public void A_sample_of_several() => AnalyzerTest.Check(
        "using GradGen; [GradCheckable, GradCheckSample(1), GradCheckSample(3)] public partial class Power(int power) { private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = power == 1 ? x[i] : x[i] * x[i] * x[i]; return y; } public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { [|dx[i] = power == 1 ? dy[i] : 3 * dy[i] * _x[i];|] } return dx; } }",
        "GG0401");

    // Each is right in a way that is easily taken for wrong, or is not known to be wrong.
    [Theory]
    [InlineData("for (var i = 0; i < dx.Length; i++) dx[i] = (_x[i] + _x[i]) * dy[i];")]
    [InlineData("for (var i = 0; i < dx.Length; i++) { dx[i] = dy[i]; dx[i] *= 2; dx[i] *= _x[i]; }")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, dx.Length, i => dx[i] = 2 * _x[i] * dy[i]);")]
    [InlineData("for (var i = 0; i < dx.Length; i++) dx[i] = System.Math.Exp(System.Math.Log(2)) * _x[i] * dy[i];")]
    [InlineData("for (var i = 0; i < dx.Length; i++) dx[i] = (float)(2 * _x[i]) * dy[i];")]
    [InlineData("for (var i = dx.Length - 1; i >= 0; i--) { var g = 2 * _x[i]; if (dy[i] != 0) dx[i] = g * dy[i]; }")]
    [InlineData("if (System.DateTime.Now.Year < 2000) dx[0] = 1; for (var i = 0; i < dx.Length; i++) dx[i] = _x[i] * dy[i];")]
    [InlineData("if (System.IO.File.Exists(\"rate\")) dx[0] = 1; for (var i = 0; i < dx.Length; i++) dx[i] = _x[i] * dy[i];")]
    [InlineData("for (var i = 0; i < dx.Length; i++) dx[i] = System.Environment.TickCount * _x[i] * dy[i];")]
    [InlineData("for (var i = 0; ; i++) { dx[0] = dy[0] + i; if (i < 0) break; }")]
    public void Silent_on_what_is_right_or_not_known(string body) =>
        AnalyzerTest.Silent(Layer(Twice + $"public double[] Backward(double[] dy) {{ var dx = new double[dy.Length]; {body} return dx; }}"));

    [Theory]
    [InlineData("public double Forward(double[] p, double[] t) { _p = p; _t = t; double sum = 0; for (var i = 0; i < p.Length; i++) sum += (p[i] - t[i]) * (p[i] - t[i]); return sum / p.Length; } public double[] Backward() { var d = new double[_p.Length]; for (var i = 0; i < d.Length; i++) d[i] = 2 * (_p[i] - _t[i]) / d.Length; return d; } private double[] _p = [], _t = [];")]
    [InlineData("public double[] Forward(double[] x) { _y = new double[x.Length]; for (var i = 0; i < x.Length; i++) _y[i] = System.Math.Tanh(x[i]); return _y; } public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = dy[i] * (1 - _y[i] * _y[i]); return dx; } private double[] _y = [];")]
    [InlineData("public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) y[i] = System.Math.Max(x[i], 0); return y; } public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = _x[i] > 0 ? dy[i] : 0; return dx; } private double[] _x = [];")]
    [InlineData("public double[] Forward(double[] x) { _kept = new bool[x.Length]; var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) { _kept[i] = _random.NextDouble() < 0.5; y[i] = _kept[i] ? 2 * x[i] : 0; } return y; } public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = _kept[i] ? 2 * dy[i] : 0; return dx; } private bool[] _kept = []; private readonly System.Random _random = new(1);")]
    public void Silent_on_losses_activations_and_dropout(string members) => AnalyzerTest.Silent(Layer(members));

    // What Forward carries from call to call is not Backward's fault.
    [Theory]
    [InlineData("y[i] = x[i] * x[i] + 0.1 * _before;", "_before += y[0];")]
    [InlineData("y[i] = x[i] * x[i] * _before;", "_before = 0.5 * _before + 1;")]
    public void Silent_where_Forward_is_another_each_time(string body, string after) => AnalyzerTest.Silent(Layer(
        $"private double[] _x = []; private double _before = 1; public double[] Forward(double[] x) {{ _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) {body} {after} return y; }} "
        + "public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = _x[i] * dy[i]; return dx; }"));

    [Fact]
    public void Off_by_a_property()
    {
        var source = Layer(Twice + "public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = _x[i] * dy[i]; return dx; }");

        Assert.Equal("GG0401", Assert.Single(AnalyzerTest.Report(source)).Id);
        Assert.Empty(AnalyzerTest.Report(new TestProject(source).With("GradGenExact", "false")));
        Assert.Empty(AnalyzerTest.Report(new TestProject(source).With("GradGenHarness", "false")));
    }

    // The layer's file stays the same; what its runs came through does not.
    [Fact]
    public void An_edit_of_a_file_that_a_run_came_through_is_seen()
    {
        const string Layer = "[GradGen.GradCheckable] public sealed partial class Layer { " + Twice + "public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = Slopes.Of(_x[i]) * dy[i]; return dx; } }";
        var right = new TestProject(Layer, "public static class Slopes { public static double Of(double x) => 2 * x; }", "public static class Elsewhere { }");
        var wrong = right.Edit(1, "public static class Slopes { public static double Of(double x) => 3 * x; }");

        Assert.Equal([0, 0, 1, 1, 0], AnalyzerTest.CountEach(right, right.Edit(2, "public static class Elsewhere { public static int One => 1; }"), wrong, wrong.Edit(2, "public static class Other { }"), right));
    }

    // What is wrong by reading alone comes first, and says more.
    [Fact]
    public void Silent_where_another_rule_has_spoken() =>
        AnalyzerTest.Check(FlowLayer.With().Replace("public double[] Backward", "public double[] [|Backward|]", StringComparison.Ordinal), "GG0104");

    [Fact]
    public void Generic_layers_are_run_with_what_their_samples_give() => AnalyzerTest.Check(
        """
        using System.Numerics;
        using GradGen;
        [GradCheckable]
        public partial class Square<T> where T : struct, IFloatingPointIeee754<T>
        {
            private T[] _x = [];
            public T[] Forward(T[] x) { _x = x; var y = new T[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; }
            public T[] Backward(T[] dy) { var dx = new T[dy.Length]; for (var i = 0; i < dx.Length; i++) { [|dx[i] = _x[i] * dy[i];|] } return dx; }
        }
        """,
        "GG0401");

    private static string Layer(string members) => $"[GradGen.GradCheckable] public sealed partial class Layer {{ {members} }}";
}

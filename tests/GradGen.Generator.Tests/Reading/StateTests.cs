using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Layers that remember earlier calls: how they are made to forget them, and when a sequence is checked.</summary>
public class StateTests
{
    [Theory]
    [InlineData("Reset")]
    [InlineData("ResetState")]
    [InlineData("reset_hidden")]
    [InlineData("ClearMemory")]
    [InlineData("InitHidden")]
    [InlineData("InitializeState")]
    [InlineData("BeginSequence")]
    [InlineData("ZeroGrad")]
    public void Names(string name) => Assert.Contains($"if (scope.StartsSequence(\"{name}\")) this.{name}();", Held($"public void {name}() {{ _h = new double[_w.Length]; }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[GradCheckReset] public void Anew() => _h = new double[3];", "this.Anew();")]
    [InlineData("public void ResetState(bool hard = true) => _h = new double[_w.Length];", "this.ResetState();")]
    [InlineData("public void Reset() => System.Array.Clear(_h, 0, _h.Length);", "this.Reset();")]
    [InlineData("public void Reset() { for (var i = 0; i < 3; i++) _h[i] = 0; }", "this.Reset();")]
    [InlineData("public void Reset() => Empty(); private void Empty() => _h = new double[3];", "this.Reset();")]
    public void Is_called(string members, string call) => Assert.Contains($"if (scope.StartsSequence(\"{call.Substring("this.".Length, call.IndexOf('(', StringComparison.Ordinal) - "this.".Length)}\")) {call}", Held(members), StringComparison.Ordinal);

    // It makes parameters anew, forgets nothing, takes something, or is not called like it.
    [Theory]
    [InlineData("public void Reset() { _h = new double[3]; for (var i = 0; i < 3; i++) _w[i] = 1; }")]
    [InlineData("public void Reset() { _h = new double[3]; Initialise(); } private void Initialise() => _w[0] = 1;")]
    [InlineData("public void Reset() { _h = new double[3]; System.Array.Clear(_w, 0, 3); }")]
    [InlineData("public void Reset() { _h = new double[3]; Fill(_w); } private static void Fill(double[] values) => values[0] = 1;")]
    [InlineData("public void Reset() { _dw = new double[3]; }")]
    [InlineData("private int _calls; public void Reset() { _calls = 0; }")]
    [InlineData("public double[] InitHidden() => new double[_h.Length];")]
    [InlineData("public void Reset(int batch) => _h = new double[batch];")]
    [InlineData("public void ResetWeights() => _h = new double[3];")]
    [InlineData("[GradCheckIgnore] public void Reset() => _h = new double[3];")]
    public void Is_not_called(string members) => Assert.DoesNotContain("StartsSequence", Held(members), StringComparison.Ordinal);

    [Fact]
    public void GG0006_a_reset_that_takes_something()
    {
        var reported = AnalyzerTest.Check(Layer("[GradCheckReset] public void {|GG0006:Anew|}(int batch) => _h = new double[batch];"));

        Assert.Equal("No Layer can be made to check on: Anew is marked [GradCheckReset], so it has to take nothing", Assert.Single(reported).GetMessage());
    }

    // Its state never comes out, so that each call has a gradient of its own.
    [Theory]
    [InlineData("private int _t; public void Reset() => _t = 0;", "_t++;")]
    [InlineData("private readonly double[] _mean = new double[3]; public void Reset() => System.Array.Clear(_mean, 0, 3);", "for (var i = 0; i < 3; i++) _mean[i] = 0.9 * _mean[i] + 0.1 * x[i];")]
    [InlineData("private readonly System.Collections.Generic.List<double[]> _history = new(); public void ClearHistory() => _history.Clear();", "_history.Add(x);")]
    public void What_only_counts_or_collects_is_checked_call_by_call(string members, string inForward) => GeneratedTests.Pass(Scaling(members, inForward, "1"));

    // None of these comes to rest where the outputs do not depend on it: a mean of the weights, a state that inputs go into, a rate
    // that falls.
    [Theory]
    [InlineData("private readonly double[] _mean = { 1, 1, 1 };", "_mean[i] = 0.5 * _mean[i] + 0.5 * _w[i];", "_mean[i]", "_mean")]
    [InlineData("private readonly double[] _h = new double[3];", "_h[i] = System.Math.Tanh(0.5 * _h[i] + x[i]);", "_h[i]", "_h")]
    [InlineData("private double _rate = 1;", "_rate = _rate / (1 + 0.01 * _rate);", "_rate", "_rate")]
    public void State_of_earlier_calls_that_the_outputs_depend_on_is_named(string members, string inForward, string factor, string name)
    {
        var outcomes = GeneratedTests.Run(Scaling(members, $"for (var i = 0; i < 3; i++) {{ {inForward} }}", factor));

        var message = Regex.Replace(outcomes.Values.First(static message => message is not null)!, @"\s+", " ");
        Assert.Contains("INCONCLUSIVE", message, StringComparison.Ordinal);
        Assert.Contains($"From one call to the next these change: {name}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vectors_of_a_power_iteration_are_held_where_they_stand_still()
    {
        using var loaded = GeneratedTests.Load(Style("Arrays", "SpectralNorm.cs"));

        var report = GradGen.GradCheck.Run(loaded.NewLayer<double>("Samples.SpectralNorm", 3, 4, new Random(1)));

        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Findings, static finding => finding.Message == "Forward changes _u, _v, _sigma from call to call. At each point the check called it until they stood still, and put them back before every call.");
    }

    [Fact]
    public void New_vectors_of_a_power_iteration_in_each_Forward_are_held_too()
    {
        using var loaded = GeneratedTests.Load(Style("Arrays", "SpectralNormInTraining.cs"));

        var report = GradGen.GradCheck.Run(loaded.NewLayer<float>("Samples.SpectralNormInTraining", 3, 4));

        Assert.True(report.Passed, report.ToString());
    }

    // What the constructor made is gone after it.
    [Fact]
    public void What_looks_like_a_reset_and_takes_away_what_Forward_works_with_is_left_alone_and_named()
    {
        using var loaded = GeneratedTests.Load(Scratch("new double[3]"));
        var report = GradGen.GradCheck.Run(loaded.NewLayer<double>("Layer"));

        Assert.True(report.Passed, report.ToString());
        Assert.Equal("After ClearCache(), which looks like a reset of the layer's state, Forward threw NullReferenceException, so the check does not call it. [GradCheckIgnore] on it says that it is something else.", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void A_layer_that_does_not_run_without_it_either_says_that_it_was_called()
    {
        using var loaded = GeneratedTests.Load(Scratch("null!"));

        var findings = GradGen.GradCheck.Run(loaded.NewLayer<double>("Layer")).Findings;

        Assert.Contains(findings, static finding => finding.Message == "Before every Forward the check called ClearCache(), so that the layer forgets earlier calls; without that it does not run either.");
    }

    private static string Scratch(string made) => $$"""
        [GradGen.GradCheckable] public partial class Layer
        {
            private double[]? _x;
            private double[] _scratch;
            public Layer() => _scratch = {{made}};
            public void ClearCache() { _x = null; _scratch = null!; }
            public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _scratch[i] = x[i] * x[i]; return y; }
            public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) dx[i] = 2 * _x![i] * dy[i]; return dx; }
        }
        """;

    [Fact]
    public void What_looks_like_a_reset_and_makes_new_parameters_is_left_alone() =>
        GeneratedTests.Pass(Scaling("private bool _isReady; public void Reset() => _isReady = false; private void Ready() { if (!_isReady) { System.Array.Copy(new double[] { 1, 2, 3 }, _w, 3); _isReady = true; } }", "Ready();", "1"));

    // Each step adds the one before, which Backward forgets.
    [Fact]
    public void A_Backward_of_one_step_is_wrong_over_several() =>
        GeneratedTests.Fail(Scaling("private double[] _last = new double[3]; public void Reset() => _last = new double[3];", string.Empty, "1", "+ 0.5 * _last[i]", "_last = y;"), "LayerGradCheckTests.Gradient_of_w", "LayerGradCheckTests.Gradient_of_x");

    [Fact]
    public void A_layer_over_cells_is_checked_over_sequences() =>
        GeneratedTests.Pass(Style("Signatures", "StepByStep.cs") + """

            [GradCheckable]
            public partial class Stacked
            {
                private readonly StepByStepRnn _lower, _upper;
                public Stacked(int inputs, int hidden, int outputs) => (_lower, _upper) = (new StepByStepRnn(inputs, hidden), new StepByStepRnn(hidden, outputs));
                public double[] Forward(double[] x) => _upper.Forward(_lower.Forward(x));
                public double[] Backward(double[] dy) => _lower.Backward(_upper.Backward(dy));
            }
            """);

    // The gradients of each step come back, or are read off the step that is taken, and add up.
    [Theory]
    [InlineData("public (double[] dx, double[] dw) Backward(double[] dy)", "dw[i] += g[i] * _xs[_xs.Count - 1][i];", "return (dx, dw);", "private readonly double[] _w = { 0.3, 0.5, 0.7 };")]
    [InlineData("public double[] Backward(double[] dy, double lr)", "_w[i] -= lr * g[i] * _xs[_xs.Count - 1][i];", "return dx;", "private readonly double[] _w = { 0.3, 0.5, 0.7 };")]
    public void Gradients_that_are_not_kept_add_up_over_the_steps(string backward, string gradient, string result, string parameter) =>
        GeneratedTests.Pass($$"""
            using System.Collections.Generic;
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                {{parameter}}
                private readonly List<double[]> _xs = new List<double[]>();
                private double[] _sum = new double[3], _later = new double[3];
                public void Reset() { _xs.Clear(); _sum = new double[3]; _later = new double[3]; }
                public double[] Forward(double[] x) { _xs.Add(x); for (var i = 0; i < 3; i++) _sum[i] += _w[i] * x[i]; return (double[])_sum.Clone(); }
                {{backward}}
                {
                    var (dx, dw, g) = (new double[3], new double[3], new double[3]);
                    for (var i = 0; i < 3; i++)
                    {
                        g[i] = dy[i] + _later[i];
                        _later[i] = g[i];
                        dx[i] = g[i] * _w[i];
                        {{gradient}}
                    }

                    _xs.RemoveAt(_xs.Count - 1);
                    {{result}}
                }
            }
            """);

    [Fact]
    public void GG0005_all_steps_at_once_need_a_layer_that_remembers_them()
    {
        var reported = AnalyzerTest.Report("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                public double[] Forward(double[] x) => x;
                public double[][] Backward(double[][] dys) => dys;
            }
            """);

        Assert.Equal("Backward does not fit Forward: its upstream gradient dys is double[][], but the output is double[]", Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0005").GetMessage());
    }

    private static string Style(string folder, string file) => File.ReadAllText(Path.Combine(Rules.RulePage.Root(), "tests", "GradGen.Generator.Tests", "Styles", folder, file));

    private static string Held(string members)
    {
        var source = GeneratorTest.Run(Layer(members)).Source("Layer");
        return string.Join(" ", source[source.IndexOf(".Hold(", StringComparison.Ordinal)..source.IndexOf("Penalty()", StringComparison.Ordinal)].Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Layer(string members) => $$"""
        using GradGen;
        [GradCheckable] public partial class Layer
        {
            private double[] _w = new double[3], _dw = new double[3], _h = new double[3], _x = new double[3];
            {{members}}
            public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i] + _h[i]; _h = y; return y; }
            public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
        }
        """;

    private static string Scaling(string members, string inForward, string factor, string term = "", string after = "") => $$"""
        using GradGen;
        [GradCheckable] public partial class Layer
        {
            private readonly double[] _w = { 1, 2, 3 }, _dw = new double[3];
            private double[] _x = new double[3];
            {{members}}
            public double[] Forward(double[] x) { {{inForward}} _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = {{factor}} * _w[i] * x[i] {{term}}; {{after}} return y; }
            public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
        }
        """;
}

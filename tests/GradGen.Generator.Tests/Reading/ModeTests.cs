using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>How a layer is told whether it trains, and what is no such thing.</summary>
public class ModeTests
{
    private const string Enums = "public enum Mode { Train, Test } public enum Other { Train, Sleep } ";

    [Theory]
    [InlineData("public bool IsTraining { get; set; }", "IsTraining", "this.IsTraining = scope.HoldMode(this.IsTraining, true, false);")]
    [InlineData("public bool Training = true;", "Training", "this.Training = scope.HoldMode(this.Training, true, false);")]
    [InlineData("public bool InferenceMode { get; set; }", "!InferenceMode", "this.InferenceMode = scope.HoldMode(this.InferenceMode, false, true);")]
    [InlineData("private bool _training; public bool Training { get => _training; set => _training = value; }", "_training", "this.Training = scope.HoldMode(this.Training, true, false);")]
    [InlineData("public Mode Mode { get; set; }", "Mode == Mode.Train", "this.Mode = scope.HoldMode(this.Mode, global::Mode.Train, global::Mode.Test);")]
    [InlineData("private bool _on; public void SetTraining(bool on) => _on = on;", "_on", "if (scope.EntersTraining()) this.SetTraining(true); if (scope.EntersEvaluation()) this.SetTraining(false);")]
    [InlineData("private bool _on; public void SetEvalMode(bool on) { _on = !on; }", "_on", "if (scope.EntersTraining()) this.SetEvalMode(false); if (scope.EntersEvaluation()) this.SetEvalMode(true);")]
    [InlineData("private bool _on; public Layer Train() { _on = true; return this; } public void Eval() { _on = false; }", "_on", "if (scope.EntersTraining()) this.Train(); if (scope.EntersEvaluation()) this.Eval();")]
    [InlineData("public bool IsTraining { get; private set; } public void SetTraining(bool on) => IsTraining = on;", "IsTraining", "if (scope.EntersTraining()) this.SetTraining(true); if (scope.EntersEvaluation()) this.SetTraining(false);")]
    public void Is_told(string members, string condition, string code) => Assert.Contains(code, Held(members, condition), StringComparison.Ordinal);

    // Nobody asks it, it cannot be set, Forward sets it, the user has set it, or it is something else.
    [Theory]
    [InlineData("public bool IsTraining { get; set; }", "true")]
    [InlineData("public bool IsTraining { get; }", "IsTraining")]
    [InlineData("public bool IsTraining { get; init; }", "IsTraining")]
    [InlineData("public static bool IsTraining { get; set; }", "IsTraining")]
    [InlineData("private bool _training;", "(_training = true)")]
    [InlineData("[DuringCheck(false)] public bool IsTraining { get; set; }", "IsTraining")]
    [InlineData("[GradCheckIgnore] public bool IsTraining { get; set; }", "IsTraining")]
    [InlineData("public bool IsTrainable { get; set; }", "IsTrainable")]
    [InlineData("public Other Mode { get; set; }", "Mode == Other.Train")]
    [InlineData("private int _epochs; private double _loss; public void Train() { _epochs++; } public void Evaluate() { _loss = 1; }", "_epochs > 0 && _loss > 0")]
    [InlineData("private bool _on; public void Train(int epochs) => _on = true; public void Eval(double[] x) => _on = false;", "_on")]
    public void Is_not_told(string members, string condition)
    {
        var held = Held(members, condition);

        Assert.DoesNotContain("HoldMode", held, StringComparison.Ordinal);
        Assert.DoesNotContain("Enters", held, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_has_a_gradient_too() =>
        GeneratedTests.Fail(
            """
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                public bool IsTraining { get; set; } = true;
                public double[] Forward(double[] x) { var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) y[i] = (IsTraining ? 2 : 1) * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = 2 * dy[i]; return dx; }
            }
            """,
            "LayerGradCheckTests.Forward_and_Backward_run", "LayerGradCheckTests.Gradient_of_x");

    // What Backward works with is made in training only, so that it cannot be meant for anything else.
    [Fact]
    public void A_Backward_that_needs_what_training_made_is_for_training() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private double[]? _mask;
                public bool IsTraining { get; set; }
                public double[] Forward(double[] x)
                {
                    if (!IsTraining) return x;
                    _mask = new double[x.Length];
                    var y = new double[x.Length];
                    for (var i = 0; i < x.Length; i++) y[i] = (_mask[i] = i % 2 * 2) * x[i];
                    return y;
                }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = _mask![i] * dy[i]; return dx; }
            }
            """);

    // The network has no flag of its own, but its layer has.
    [Fact]
    public void A_sub_layer_is_told_as_well() =>
        GeneratedTests.Fail(
            """
            using GradGen;
            [GradCheckable] public partial class Inner
            {
                public bool IsTraining { get; set; }
                public double[] Forward(double[] x) { var y = new double[x.Length]; for (var i = 0; i < x.Length; i++) y[i] = (IsTraining ? 2 : 1) * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = dy[i]; return dx; }
            }

            [GradCheckable] public partial class Outer
            {
                private readonly Inner _inner = new Inner();
                public double[] Forward(double[] x) => _inner.Forward(x);
                public double[] Backward(double[] dy) => _inner.Backward(dy);
            }
            """,
            "InnerGradCheckTests.Gradient_of_x",
            "OuterGradCheckTests.Gradient_of_x");

    private static string Held(string members, string condition)
    {
        var source = GeneratorTest.Run($$"""
            using GradGen;
            {{Enums}}
            [GradCheckable] public partial class Layer
            {
                private double[] _w = new double[3], _dw = new double[3];
                {{members}}
                public double[] Forward(double[] x) { var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = ({{condition}} ? 2 : 1) * _w[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { _dw[0] += dy[0]; return dy; }
            }
            """).Source("Layer");
        return string.Join(" ", source[source.IndexOf(".Hold(", StringComparison.Ordinal)..source.IndexOf("Penalty()", StringComparison.Ordinal)].Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}

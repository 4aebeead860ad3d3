using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What a layer is given that has no gradient: targets in place of an upstream gradient, inputs that nobody differentiates by.</summary>
public class GivenInputsTests
{
    private const string Products = "private double[] _b = []; public double[] Forward(double[] a, double[] {0}) {{ _b = {0}; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = {1}; return y; }} "
        + "public double[] Backward(double[] dy) {{ var d = new double[3]; for (var i = 0; i < 3; i++) d[i] = {2}; return d; }}";

    [Theory]
    [InlineData("expected")]
    [InlineData("targets")]
    [InlineData("desiredOutput")]
    public void A_Backward_that_takes_the_target_has_half_the_squared_error_for_its_cost(string name)
    {
        var source = OutputLayer($"double[] {name}", $"(_y[i] - {name}[i]) * _y[i] * (1 - _y[i])");

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        Assert.Contains($"the cost is ½ Σ (output − {name})²", Report(source, 3, 4).ToString().ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // The derivative of the activation is missing: wrong for this cost, and it is said which one that is.
    [Fact]
    public void A_wrong_one_fails_and_says_what_the_cost_is()
    {
        var report = Report(OutputLayer("double[] expected", "_y[i] - expected[i]"), 3, 4);

        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains(report.Findings, static finding => finding.Kind == FindingKind.Target);
    }

    [Theory]
    [InlineData("dExpected")]
    [InlineData("targetGradient")]
    [InlineData("labelError")]
    [InlineData("delta")]
    public void A_difference_by_such_a_name_is_an_upstream_gradient(string name) =>
        GeneratedTests.Pass(OutputLayer($"double[] {name}", $"{name}[i] * _y[i] * (1 - _y[i])"));

    [Fact]
    public void An_input_that_matters_and_has_no_gradient_is_told_of() =>
        Assert.Equal("The outputs depend on b, but Backward gives no gradient with respect to it. That is right if it is a target or a constant.", Assert.Single(Report(Layer("b", "a[i] * b[i]", "dy[i] * _b[i]")).Findings).Message);

    // A mask, a target; one that the outputs do not depend on.
    [Theory]
    [InlineData("mask", "a[i] * mask[i]", "dy[i] * _b[i]")]
    [InlineData("target", "a[i] - target[i]", "dy[i]")]
    [InlineData("b", "a[i]", "dy[i]")]
    public void Of_another_there_is_nothing_to_say(string name, string forward, string backward) => Assert.Empty(Report(Layer(name, forward, backward)).Findings);

    private static GradCheckReport Report(string source, params object[] arguments)
    {
        using var loaded = GeneratedTests.Load(source);
        return GradCheck.Run(loaded.NewLayer<double>("Layer", arguments));
    }

    private static string Layer(string name, string forward, string backward) =>
        $"[GradGen.GradCheckable] public partial class Layer {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, Products, name, forward, backward)} }}";

    private static string OutputLayer(string parameter, string delta) => $$"""
        [GradGen.GradCheckable] public partial class Layer(int inputs, int outputs)
        {
            private readonly double[,] _w = new double[outputs, inputs], _wGrad = new double[outputs, inputs];
            private double[] _x = [], _y = [];

            public double[] Forward(double[] x)
            {
                _x = x;
                _y = new double[outputs];
                for (var i = 0; i < outputs; i++)
                {
                    var sum = 0.0;
                    for (var j = 0; j < inputs; j++) sum += _w[i, j] * x[j];
                    _y[i] = 1 / (1 + System.Math.Exp(-sum));
                }

                return _y;
            }

            public double[] Backward({{parameter}})
            {
                var dx = new double[inputs];
                for (var i = 0; i < outputs; i++)
                {
                    var delta_ = {{delta}};
                    for (var j = 0; j < inputs; j++)
                    {
                        _wGrad[i, j] += delta_ * _x[j];
                        dx[j] += delta_ * _w[i, j];
                    }
                }

                return dx;
            }
        }
        """;
}

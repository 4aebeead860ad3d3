using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>A layer of the project itself that is not to be changed.</summary>
public class OwnTypeAdoptionTests
{
    private const string Source = """
        using GradGen;
        [assembly: GradCheckable(typeof(App.Legacy)), GradCheckable(typeof(App.Shown))]
        namespace App
        {
            internal class Legacy
            {
                public double[,] weights, weightsGradient;
                internal double[] bias, biasGradient;
                private double[] cached = new double[0];
                internal Legacy(int inputs, int outputs) { weights = new double[outputs, inputs]; weightsGradient = new double[outputs, inputs]; bias = new double[outputs]; biasGradient = new double[outputs]; }
                public double[] Forward(double[] x)
                {
                    cached = x; var y = (double[])bias.Clone();
                    for (int i = 0; i < weights.GetLength(0); i++) for (int j = 0; j < weights.GetLength(1); j++) y[i] += weights[i, j] * x[j];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[cached.Length];
                    for (int i = 0; i < dy.Length; i++)
                    {
                        biasGradient[i] += dy[i];
                        for (int j = 0; j < dx.Length; j++) { weightsGradient[i, j] += dy[i] * cached[j]; dx[j] += dy[i] * weights[i, j]; }
                    }
                    return dx;
                }
            }

            // Private fields that properties hand out, and one that hands out a copy.
            public class Shown
            {
                private readonly double[] _scale, _scaleGradient;
                private double[] _x = new double[0];
                public Shown(int width) { _scale = new double[width]; _scaleGradient = new double[width]; }
                public double[] Scale => _scale;
                public double[] ScaleGradient { get { return _scaleGradient; } }
                public double[] Weights => (double[])_scale.Clone();
                public double[] Forward(double[] x) { _x = x; var y = new double[_scale.Length]; for (int i = 0; i < y.Length; i++) y[i] = _scale[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = dy[i] * _scale[i]; _scaleGradient[i] += dy[i] * _x[i]; } return dx; }
            }
        }
        """;

    [Fact]
    public void Is_checked_through_what_is_accessible()
    {
        AnalyzerTest.Silent(Source);
        GeneratedTests.Pass(Source);
        Assert.Equal(["Gradient_of_Scale", "Gradient_of_bias", "Gradient_of_weights", "Gradient_of_x"], GeneratedTests.Run(Source).Keys.Select(test => test.Split('.')[1]).Where(test => test.StartsWith("Gradient", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_code_shows_the_shapes_of_inputs() => Assert.DoesNotContain("ShapeTrial", GeneratorTest.Run(Source).Source("GradCheckableLegacy"), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_is_found() =>
        GeneratedTests.Fail(Source.Replace("biasGradient[i] += dy[i]", "biasGradient[i] -= dy[i]", StringComparison.Ordinal), "LegacyGradCheckTests.Gradient_of_bias");

    [Fact]
    public void Rules_that_look_into_code_speak_at_the_adoption() =>
        Assert.Equal(
            "Backward never writes biasGradient, the gradient of bias",
            AnalyzerTest.Check(Source.Replace("typeof(App.Legacy)", "{|GG0104:typeof(App.Legacy)|}", StringComparison.Ordinal).Replace("biasGradient[i] += dy[i];", string.Empty, StringComparison.Ordinal))[0].GetMessage());

    [Fact]
    public void A_parameter_that_nobody_else_can_reach_is_told() =>
        Assert.Equal(
            "bias is left out of θ: it is private in Legacy, where no code outside of it can reach it",
            AnalyzerTest.Check(Source.Replace("typeof(App.Legacy)", "{|GG0008:typeof(App.Legacy)|}", StringComparison.Ordinal).Replace("internal double[] bias, biasGradient", "private double[] bias, biasGradient", StringComparison.Ordinal))[0].GetMessage());
}

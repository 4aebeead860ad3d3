using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What ends a network is given what its outputs should have been, whatever the base class calls that; and buffers for a batch.</summary>
public class LastLayerTests
{
    private const string Softmax = """
        using System;
        [GradGen.GradCheckable] public partial class Softmax
        {
            private double[] _y = new double[0];
            public double[] Forward(double[] x) { var y = new double[3]; double sum = 0; for (int i = 0; i < 3; i++) sum += y[i] = Math.Exp(x[i]); for (int i = 0; i < 3; i++) y[i] /= sum; return _y = y; }
            public double[] Backward(double[] delta) { var dx = new double[3]; for (int i = 0; i < 3; i++) dx[i] = _y[i] - delta[i]; return dx; }
        }
        """;

    [Theory]
    [InlineData(Softmax)]
    [InlineData("""
        [GradGen.GradCheckable] public partial class Regression
        {
            private double[] _y = new double[0];
            public double[] Forward(double[] x) => _y = (double[])x.Clone();
            public double[] Backward(double[] delta) { var dx = new double[delta.Length]; for (int i = 0; i < dx.Length; i++) dx[i] = _y[i] - delta[i]; return dx; }
        }
        """)]
    public void Passes_when_it_is_given_the_targets(string layer)
    {
        GeneratedTests.Pass(layer);
        Assert.NotEmpty(GeneratedTests.Run(layer.Replace("- delta[i]", "- 2 * delta[i]", StringComparison.Ordinal)).Values.OfType<string>());
    }

    // Without a constant part it is a gradient, and a wrong one stays wrong.
    [Fact]
    public void A_gradient_that_lacks_the_derivative_fails() =>
        Assert.NotEmpty(GeneratedTests.Run(Softmax.Replace("_y[i] - delta[i]", "delta[i]", StringComparison.Ordinal)).Values.OfType<string>());

    [Fact]
    public void Buffers_are_made_for_as_many_samples_as_there_are()
    {
        GeneratedTests.Pass("""
            [GradGen.GradCheckable] public partial class Twice
            {
                private double[,] _y = new double[0, 0], _dx = new double[0, 0];
                public void Initialize(int width, int batchSize) { _y = new double[batchSize, width]; _dx = new double[batchSize, width]; }
                public double[,] Forward(double[,] x) { for (int n = 0; n < x.GetLength(0) && n < _y.GetLength(0); n++) for (int i = 0; i < _y.GetLength(1); i++) _y[n, i] = 2 * x[n, i]; return _y; }
                public double[,] Backward(double[,] dy) { for (int n = 0; n < dy.GetLength(0); n++) for (int i = 0; i < _dx.GetLength(1); i++) _dx[n, i] = 2 * dy[n, i]; return _dx; }
            }
            """);
    }
}

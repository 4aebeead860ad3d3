namespace GradGen.Tool.Tests;

/// <summary>What only the author of a layer can say: it is told, and nobody is blamed.</summary>
public sealed class DoubtTests
{
    private const string AfterBackward = """
        public class Slope
        {
            public double[] Weights = { 0.3, -0.7, 1.1 }, WeightGradients = new double[3];

            public double[] Forward(double[] x)
            {
                var y = new double[3];
                for (int i = 0; i < 3; i++) y[i] = Weights[i] * x[i];
                return y;
            }

            public double[] Backward(double[] dy)
            {
                var dx = new double[3];
                for (int i = 0; i < 3; i++) dx[i] = dy[i] * Weights[i];
                return dx;
            }

            public void FindSlopes(double[] errors, double[] inputs)
            {
                for (int i = 0; i < 3; i++) WeightGradients[i] += errors[i] * inputs[i];
            }
        }
        """;

    private const string LastLayer = """
        using System;

        public class Margin
        {
            private double[] _x = new double[0];

            public double[] Forward(double[] x) => _x = x;

            public double[] Backward(double[] targets)
            {
                var wanted = Array.IndexOf(targets, 1.0);
                var dx = new double[_x.Length];
                for (int i = 0; i < dx.Length; i++)
                {
                    if (i == wanted || _x[i] - _x[wanted] + 1 <= 0) continue;
                    dx[i] += 1;
                    dx[wanted] -= 1;
                }

                return dx;
            }
        }

        public class Squares
        {
            private double[] _x = new double[0];

            public double[] Forward(double[] x) => _x = x;

            public double[] Backward(double[] targets)
            {
                var dx = new double[_x.Length];
                for (int i = 0; i < dx.Length; i++) dx[i] = _x[i] - targets[i];
                return dx;
            }
        }
        """;

    [Fact]
    public async Task A_gradient_that_another_method_may_write_is_unclear()
    {
        using var folder = TestFolder.Library(
            ("Slope.cs", AfterBackward),
            ("Worse.cs", AfterBackward.Replace("class Slope", "class Worse", StringComparison.Ordinal).Replace("dx[i] = dy[i] * Weights[i]", "dx[i] = dy[i]", StringComparison.Ordinal)),
            ("None.cs", AfterBackward.Replace("class Slope", "class None", StringComparison.Ordinal).Replace("WeightGradients[i] += errors[i] * inputs[i]", "WeightGradients[i] = 0", StringComparison.Ordinal)));

        var run = (await Gradgen.CheckAsync(folder)).Ends(1);

        Assert.Contains("unclear  Slope  Slope.cs(1)  Weights", run.Lines);
        Assert.Contains("WRONG    Worse  Worse.cs(12)  Weights, x", run.Lines);
        Assert.Contains("WRONG    None   None.cs(12)  Weights", run.Lines);
        Assert.Contains(
            "INCONCLUSIVE: The gradient of Weights is zero after Backward, and FindSlopes writes WeightGradients: if it is what completes Backward, mark it [AfterBackward].",
            string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_of_a_last_layer_that_takes_targets_is_nobody_s_to_guess()
    {
        using var folder = TestFolder.Library(
            ("Last.cs", LastLayer),
            ("Wrong.cs", LastLayer[LastLayer.IndexOf("public class Squares", StringComparison.Ordinal)..].Replace("class Squares", "class Doubled", StringComparison.Ordinal)
                .Replace("= _x[i] - targets[i]", "= 2 * (_x[i] - targets[i])", StringComparison.Ordinal)));

        var run = (await Gradgen.CheckAsync(folder)).Ends(1);

        Assert.Contains("unclear  Margin   Last.cs(3)", run.Lines);
        Assert.Contains("right    Squares  Last.cs(24)", run.Lines);
        Assert.Contains("WRONG    Doubled  Wrong.cs(10)  x", run.Lines);
        Assert.Contains("Backward takes targets and gives the gradient of a cost that is not", run.Output, StringComparison.Ordinal);
    }
}

using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>A right gradient of what Forward approximates: what the verdict is, and that the report's sentences agree with it.</summary>
public class ApproximationTests
{
    private static readonly double[] Polynomial = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];

    [Theory]
    [InlineData(4, CheckMode.Probe)]
    [InlineData(40, CheckMode.Probe)]
    [InlineData(300, CheckMode.Probe)]
    [InlineData(40, CheckMode.Full)]
    public void A_right_gradient_of_an_approximated_erf_passes_and_says_so(int size, CheckMode mode)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var report = GradCheck.Run(Gelu(size, static x => 1), new GradCheckOptions { Seed = seed, Mode = mode });
            Assert.True(report.Passed, report.ToString());
            // Where all inputs happen to lie where the polynomial is best, there is nothing to say.
            Assert.All(report.Findings, static finding => Assert.Equal(FindingKind.Approximate, finding.Kind));
            Assert.DoesNotContain("wrong", report.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains(GradCheck.Run(Gelu(40, static x => 1)).Findings, static finding => finding.Kind == FindingKind.Approximate);
    }

    [Fact]
    public void One_component_that_is_off_by_as_little_is_wrong()
    {
        var layer = new VectorLayer(VectorLayer.Scale, (x, dy, theta, gradients) =>
        {
            var dx = VectorLayer.ScaleBack(x, dy, theta, gradients);
            gradients[3] *= 1 + 1e-6;
            return dx;
        }, size: 20, parameters: 20);
        var report = GradCheck.Run(layer);
        Assert.Equal("_theta[3]", Assert.Single(report.Blocks[0].Wrong).Name);
        Assert.Contains("small overall, but not where it is wrong", report.ToMarkdown());
    }

    [Fact]
    public void An_approximation_with_a_mistake_is_wrong()
    {
        var report = GradCheck.Run(Gelu(40, static x => x > 0 ? 1 : 1.001));
        Assert.Equal(Verdict.Fail, report.Verdict);
    }

    [Fact]
    public void What_could_not_be_compared_is_not_called_right_in_the_last_line()
    {
        var report = GradCheck.Run(new VectorLayer(static (x, _) => [.. x.Select(static x => double.IsNaN(x) ? x : 1)], static (x, _, _, _) => new double[x.Length]));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.DoesNotContain("right", report.ToString(), StringComparison.Ordinal);
    }

    private static VectorLayer Gelu(int size, Func<double, double> mistake) => new(
        static (x, _) => [.. x.Select(static x => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))))],
        (x, dy, _, _) => [.. x.Zip(dy, (x, dy) => mistake(x) * dy * ((0.5 * (1 + Erf(x / Math.Sqrt(2)))) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI))))],
        size);

    // Abramowitz and Stegun, 7.1.26.
    private static double Erf(double x)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        var sum = 0.0;
        for (var k = Polynomial.Length - 1; k >= 0; k--)
            sum = (sum + Polynomial[k]) * t;
        return Math.Sign(x) * (1 - (sum * Math.Exp(-x * x)));
    }
}

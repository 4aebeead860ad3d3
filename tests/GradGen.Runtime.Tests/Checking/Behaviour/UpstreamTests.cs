using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking.Behaviour;

/// <summary>Layers whose gradients are right for the upstream gradient of the check, but not for others.</summary>
public sealed class UpstreamTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_clipped_upstream_is_not_linear(int seed)
    {
        var finding = Failing(Passing(static dy => Math.Max(-1.5, Math.Min(1.5, dy)), 40), seed);
        Assert.Equal((FindingKind.NotLinear, null), (finding.Kind, finding.Block));
        Assert.Contains("not linear in its upstream gradient: for x[", finding.Message);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_single_output_is_scaled_too(int seed)
    {
        var largest = 0.0;
        // Whatever the upstream gradient of the gradients is, twice as much is cut off.
        var layer = Passing(
            dy =>
            {
                largest = largest == 0 ? Math.Abs(dy) : largest;
                return Math.Max(-1.5 * largest, Math.Min(1.5 * largest, dy));
            },
            1);
        Assert.Contains("(1 of 1 components differ)", Failing(layer, seed).Message);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_not_zero_for_zero_is_named_with_its_value(int seed)
    {
        var finding = Failing(Passing(static dy => dy == 0 ? 0.25 : dy, 4), seed);
        Assert.Equal(FindingKind.NotLinear, finding.Kind);
        Assert.Contains("gives 0.25 for x[", finding.Message);
        Assert.Contains("4 components", finding.Message);
    }

    [Fact]
    public void Zero_by_zero_is_not_zero() =>
        Assert.Contains("gives NaN for x[0]", Failing(Passing(static dy => dy / Math.Abs(dy) * Math.Abs(dy), 4), 1).Message);

    [Fact]
    public void An_exception_for_zeros_is_told_apart_from_the_gradients()
    {
        var layer = Passing(static dy => dy == 0 ? throw new DivideByZeroException("none") : dy, 4);
        var finding = Failing(layer, 1);
        Assert.Equal(FindingKind.Exception, finding.Kind);
        Assert.StartsWith("Backward threw DivideByZeroException: none", finding.Message, StringComparison.Ordinal);
        Assert.Contains("contained zeros", finding.Message);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Beside_a_penalty_Backward_is_affine(double factor, bool passes)
    {
        var layer = new VectorLayer(
            VectorLayer.Scale,
            (x, dy, theta, gradients) =>
            {
                for (var i = 0; i < theta.Length; i++)
                    gradients[i] += factor * 0.2 * theta[i];
                return VectorLayer.ScaleBack(x, dy, theta, gradients);
            },
            parameters: 4)
        {
            Term = static theta => 0.1 * theta.Sum(static value => value * value),
        };
        var report = GradCheck.Run(layer);
        Assert.Equal(passes, report.Passed);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind == FindingKind.NotLinear);
    }

    [Fact]
    public void What_a_wrong_gradient_does_to_zeros_is_not_told_as_well()
    {
        var layer = new VectorLayer(
            VectorLayer.Scale,
            static (x, dy, theta, gradients) =>
            {
                for (var i = 0; i < theta.Length; i++)
                    gradients[i] += 0.2 * theta[i];
                return VectorLayer.ScaleBack(x, dy, theta, gradients);
            },
            parameters: 4);
        var report = GradCheck.Run(layer);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind == FindingKind.NotLinear);
        Assert.Equal("penalty not in the cost", Assert.Single(report.Causes).Hypothesis);
    }

    // The gradients agree: it is this that makes the check fail.
    private static Finding Failing(VectorLayer layer, int seed)
    {
        var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed });
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.All(report.Blocks, static block => Assert.Equal(Verdict.Pass, block.Verdict));
        return Assert.Single(report.Findings, static finding => finding.Verdict == Verdict.Fail);
    }

    private static VectorLayer Passing(Func<double, double> upstream, int size) =>
        new(static (x, _) => [.. x], (_, dy, _, _) => Array.ConvertAll(dy, value => upstream(value)), size);
}

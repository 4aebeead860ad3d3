using Xunit;

namespace GradGen.Tests.Samples;

/// <summary>Pieces of Forward beyond its own constants are looked at, whatever the seed.</summary>
public class ThresholdTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_far_piece_of_a_clipped_rectifier(int seed) =>
        Fails(new Layer(static x => Math.Min(Math.Max(x, 0), 6), static x => x > 0 ? 1 : 0, 0, 6), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_negative_half_of_a_leaky_rectifier(int seed) =>
        Fails(new Layer(static x => x > 0 ? x : 0.1 * x, static x => x > 0 ? 1 : 0.2, 0), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Softplus_beyond_its_threshold(int seed) =>
        Fails(new Layer(static x => x > 20 ? x : Math.Log(1 + Math.Exp(x)), static x => x > 20 ? 2 : 1 / (1 + Math.Exp(-x)), 20), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_piece_between_small_thresholds(int seed) =>
        Fails(new Layer(static x => Math.Abs(x) < 0.01 ? 0 : x, static x => 1, -0.01, 0.01), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Right_pieces_pass(int seed)
    {
        var report = GradCheck.Run(new Layer(static x => x > 20 ? x : Math.Log(1 + Math.Exp(x)), static x => x > 20 ? 1 : 1 / (1 + Math.Exp(-x)), 0, 20), new GradCheckOptions { Seed = seed });
        Assert.True(report.Passed, report.ToString());
    }

    private static void Fails(Layer layer, int seed)
    {
        foreach (var mode in new[] { CheckMode.Probe, CheckMode.Full })
        {
            var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed, Mode = mode });
            Assert.True(report.Verdict == Verdict.Fail, report.ToString());
        }
    }

    private sealed class Layer(Func<double, double> f, Func<double, double> derivative, params double[] thresholds) : PlannedLayer(
        x => [.. x.Select(f)], (x, dy) => [.. x.Zip(dy, (value, upstream) => upstream * derivative(value))], thresholds: thresholds);
}

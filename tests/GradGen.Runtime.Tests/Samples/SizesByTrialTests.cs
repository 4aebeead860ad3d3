using Xunit;

namespace GradGen.Tests.Samples;

/// <summary>What a layer asks of sizes is found by running it, where generated code does not say it.</summary>
public class SizesByTrialTests
{
    [Fact]
    public void Inputs_grow_until_every_axis_of_the_output_has_several_entries() =>
        Passes(new Layer(static x => [.. Enumerable.Range(0, x.Length / 4).Select(i => x[4 * i])], static (x, dy) => [.. x.Select((_, i) => i % 4 == 0 && i / 4 < dy.Length ? dy[i / 4] : 0)]), "length 12");

    [Fact]
    public void A_constant_that_a_size_has_to_exceed() =>
        Passes(new Layer(static x => Skip(x, 4), static (x, dy) => [.. new double[4], .. dy]), "length 8");

    [Fact]
    public void A_divisibility_that_Forward_asks_for() =>
        Passes(new Layer(static x => x.Length % 6 == 0 ? [.. x] : throw new ArgumentException("six"), static (_, dy) => [.. dy]), "length 6");

    [Fact]
    public void An_index_out_of_range_asks_for_other_sizes_and_blames_nobody() =>
        Passes(new Layer(static x => [x[0], x[8], x[1]], static (x, dy) => [dy[0], dy[2], .. new double[6], dy[1], .. new double[x.Length - 9]]), "length 9");

    [Fact]
    public void A_size_that_nobody_finds_is_asked_for_and_is_no_failure()
    {
        var report = GradCheck.Run(new Layer(static _ => throw new ArgumentException("never"), static (_, dy) => dy));

        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.NoSample, finding.Kind);
        Assert.Contains("No sample could be made: with length 3 and others that were tried, Forward threw ArgumentException: never", finding.Message);
        Assert.Contains("[Shape]", finding.Message);
    }

    [Fact]
    public void A_Backward_that_throws_at_some_sizes_only_is_left_to_who_wrote_it()
    {
        var report = GradCheck.Run(new Layer(static x => Skip(x, 1), static (_, dy) => dy.Length % 2 == 0 ? [0, .. dy] : throw new ArgumentException("odd")));

        Assert.Equal(Verdict.Pass, Assert.Single(report.Blocks).Verdict);
        var finding = Assert.Single(report.Findings, static finding => finding.Verdict == Verdict.Inconclusive);
        Assert.Contains("That is with length 4; with length 3 it runs.", finding.Message);
    }

    [Fact]
    public void A_Backward_that_throws_where_Forward_reads_all_of_its_input_fails()
    {
        var report = GradCheck.Run(new Layer(static x => [.. x], static (_, dy) => dy.Length % 2 == 0 ? [.. dy] : throw new ArgumentException("odd")));

        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("Backward threw ArgumentException: odd", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void A_Backward_that_always_throws_fails()
    {
        var report = GradCheck.Run(new Layer(static x => [.. x], static (_, _) => throw new ArgumentException("always")));

        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("Backward threw ArgumentException: always", Assert.Single(report.Findings).Message);
    }

    private static double[] Skip(double[] x, int count)
    {
        var rest = new double[x.Length - count];
        Array.Copy(x, count, rest, 0, rest.Length);
        return rest;
    }

    private static void Passes(Layer layer, string sizes)
    {
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(sizes, report.Sizes);
    }

    private sealed class Layer(Func<double[], double[]> forward, Func<double[], double[], double[]> backward) : PlannedLayer(forward, backward);
}

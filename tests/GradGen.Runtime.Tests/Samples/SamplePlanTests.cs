using GradGen.Harness;
using Xunit;

namespace GradGen.Tests.Samples;

public class SamplePlanTests
{
    [Fact]
    public void Every_value_of_every_choice_is_checked_and_named()
    {
        var report = GradCheck.Run(typeof(Chosen));

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["kind One, flag false, factor 1", "kind Two, flag true, factor 0.7", "kind Three", "flag true", "kind Two", "kind Three, flag true"], report.Samples.Select(static sample => sample.Name));
        Assert.Contains("  Samples: kind One, flag false, factor 1; kind Two, flag true, factor 0.7; kind Three", report.ToString());
        Assert.StartsWith("Chosen(length 3, kind One, flag false, factor 1), double", report.ToString());
    }

    [Fact]
    public void The_sample_that_fails_is_the_one_that_the_report_begins_with()
    {
        var report = GradCheck.Run(typeof(Harness.ForgottenStride));

        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.StartsWith("ForgottenStride(kernel 3, stride 2, length 7, doubles true), double, seed 1: FAIL", report.ToString());
        Assert.Contains("stride 2, doubles true (FAIL)", report.ToString());
        Assert.Equal(Verdict.Pass, report.Samples[0].Verdict);
    }

    [Fact]
    public void A_value_that_the_layer_refuses_is_noted_and_no_failure()
    {
        var report = GradCheck.Run(typeof(Refusing));

        Assert.True(report.Passed, report.ToString());
        Assert.Contains("kind One was not run: Making the layer threw ArgumentException: One stands for none", report.ToString());
        Assert.Equal(["kind Two", "kind Three"], report.Samples.Select(static sample => sample.Name));
    }

    [Fact]
    public void A_block_that_one_choice_does_without_is_exercised_by_another()
    {
        var report = GradCheck.Run(typeof(Optional));

        Assert.True(report.Passed, report.ToString());
        Assert.Contains("Note (uses false): x does not change the outputs of Forward at all", report.ToString());
    }

    public enum Kind
    {
        One,
        Two,
        Three,
    }

    private sealed class Chosen(Kind kind, bool flag, double factor) : PlannedLayer(
        x => [.. x.Select(value => Scale(kind, flag, factor) * value)],
        (_, dy) => [.. dy.Select(value => Scale(kind, flag, factor) * value)])
    {
        private static double Scale(Kind kind, bool flag, double factor) => ((int)kind + 1) * (flag ? 3 : 1) * factor;

        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes) =>
                new Chosen(sizes.Choose("kind", Kind.One, Kind.Two, Kind.Three), sizes.Choose("flag", false, true), sizes.Choose("factor", 1.0, 0.7)).CreateHarness(sizes);
        }
    }

    private sealed class Optional(bool uses) : PlannedLayer(x => uses ? [.. x] : [1, 2, 3], (_, dy) => uses ? [.. dy] : new double[3], size: 3)
    {
        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes) => new Optional(sizes.Choose("uses", true, false)).CreateHarness(sizes);
        }
    }

    private sealed class Refusing(Kind kind) : PlannedLayer(static x => [.. x], static (_, dy) => [.. dy])
    {
        public Kind Kind { get; } = kind == Kind.One ? throw new ArgumentException("One stands for none.") : kind;

        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes) =>
                new Refusing(sizes.Choose("kind", Kind.One, Kind.Two, Kind.Three)).CreateHarness(sizes);
        }
    }
}

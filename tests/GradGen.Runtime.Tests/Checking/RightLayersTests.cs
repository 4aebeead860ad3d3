using System.Numerics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class RightLayersTests
{
    private const int Seeds = 12;

    public static TheoryData<string> Names { get; } = [.. Zoo.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_in_double_passes_with_default_settings(string name) => PassesOnEverySeed<double>(name, new GradCheckOptions());

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_in_float_passes_with_default_settings(string name) => PassesOnEverySeed<float>(name, new GradCheckOptions());

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_passes_with_one_sided_differences(string name) =>
        PassesOnEverySeed<float>(name, new GradCheckOptions { Scheme = DifferenceScheme.OneSided });

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_passes_with_a_squared_cost(string name) =>
        PassesOnEverySeed<float>(name, new GradCheckOptions { Cost = Cost.MeanSquaredError });

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_in_float_passes_even_with_a_step_that_rounding_drowns(string name) =>
        PassesOnEverySeed<float>(name, new GradCheckOptions { Step = 1e-6 });

    [Fact]
    public void A_right_function_passes_at_a_kink()
    {
        var report = GradCheck.Function(static x => Math.Max(x[0], 0) + x[1], static x => [x[0] > 0 ? 1 : 0, 1], [0, 1]);
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Findings, static finding => finding.Kind == FindingKind.Kink);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-4)]
    [InlineData(1e-2)]
    [InlineData(-1e-3)]
    public void A_kink_within_the_steps_does_not_fail(double distance)
    {
        var report = GradCheck.Function(static x => x.Sum(Math.Abs), static x => Array.ConvertAll(x, static x => (double)Math.Sign(x)), [distance, 1]);
        Assert.True(report.Passed, report.ToString());
        report = GradCheck.Function(static x => x.Sum(MathF.Abs), static x => Array.ConvertAll(x, static x => (float)Math.Sign(x)), [(float)distance, 1]);
        Assert.True(report.Passed, report.ToString());
    }

    private static void PassesOnEverySeed<T>(string name, GradCheckOptions options)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(Zoo.Of<T>(seed)[name], options with { Seed = seed });
            Assert.True(report.Passed, report.ToString());
            Assert.All(report.Blocks, static block => Assert.InRange(block.Difference, 0, Math.Max(1e-7, block.Bound)));
        }
    }
}

using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking.Behaviour;

/// <summary>Layers with a training flag, which are looked at both ways.</summary>
public sealed class EvaluationModeTests
{
    [Fact]
    public void Right_in_both_modes_passes()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var report = GradCheck.Run(new Gate(static (training, dy) => training ? 3 * dy : dy), new GradCheckOptions { Seed = seed });
            Assert.True(report.Passed, report.ToString());
            Assert.Empty(report.Findings);
        }
    }

    [Fact]
    public void The_formula_of_training_is_wrong_in_evaluation_mode()
    {
        var report = GradCheck.Run(new Gate(static (_, dy) => 3 * dy), new GradCheckOptions { Closeups = true });
        var block = Assert.Single(report.Blocks);
        Assert.Equal((Verdict.Fail, 4, "training: false"), (block.Verdict, block.WrongCount, block.Sample));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.EvaluationMode, Verdict.Fail), (finding.Kind, finding.Verdict));
        Assert.Contains("In evaluation mode (training: false), Backward disagrees with Forward: x[", finding.Message);
        Assert.Contains("(and 3 more)", finding.Message);
        // A page has the block with its pictures, as it is in that mode.
        Assert.Contains("FAIL (training: false)", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("<div class=\"pictures\">", LayerPage.Of(report).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_training_mode_is_told_of_the_blocks()
    {
        var report = GradCheck.Run(new Gate(static (_, dy) => dy));
        Assert.Equal(Verdict.Fail, report.Blocks.Single().Verdict);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind == FindingKind.EvaluationMode);
    }

    [Fact]
    public void A_Backward_for_training_only_is_noted()
    {
        var report = GradCheck.Run(new Gate(static (training, dy) => training ? 3 * dy : throw new InvalidOperationException("not trained")));
        Assert.True(report.Passed, report.ToString());
        Assert.StartsWith("In evaluation mode (training: false): Backward threw InvalidOperationException", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Forward_that_throws_in_evaluation_mode_fails()
    {
        var report = GradCheck.Run(new Gate(static (_, dy) => 3 * dy) { Throws = true });
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(FindingKind.EvaluationMode, Assert.Single(report.Findings).Kind);
    }

    // 3x while training, x otherwise, as a dropout that keeps everything.
    private sealed class Gate(Func<bool, double, double> backward) : HandLayer<double>
    {
        public override bool HasTrainingFlag => true;

        public bool Throws { get; init; }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known("size", 4)])];

        public override Array?[] Forward(Array[] inputs) =>
            Throws && !Training ? throw new InvalidOperationException("no statistics") : [Array.ConvertAll((double[])inputs[0], x => Training ? 3 * x : x)];

        public override Array?[] Backward(Array[] upstream) => [Array.ConvertAll((double[])upstream[0], dy => backward(Training, dy))];
    }
}

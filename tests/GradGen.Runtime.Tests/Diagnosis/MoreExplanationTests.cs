using Xunit;

namespace GradGen.Tests.Diagnosis;

public class MoreExplanationTests
{
    private const int Seeds = 20;

    public static TheoryData<string> Mistakes => [.. MoreMistakes.All.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_first_whatever_the_values(string name)
    {
        var (hypothesis, block, evidence, layer) = MoreMistakes.All[name];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(layer(), new GradCheckOptions { Seed = seed });
            Assert.True(report.Verdict == Verdict.Fail, $"{seed}\n{report}");
            Assert.True(report.Causes.Count > 0, $"{seed}\n{report}");
            var cause = report.Causes[0];
            Assert.True(hypothesis == cause.Hypothesis && block == cause.Block && cause.Message.Contains(evidence, StringComparison.Ordinal), $"{seed}\n{report}");
            Assert.All(report.Causes, other => Assert.Equal(hypothesis, other.Hypothesis));
        }
    }
}

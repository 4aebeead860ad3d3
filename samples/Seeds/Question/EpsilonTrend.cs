using GradGen;

namespace Seeds.Question;

/// <summary>The discrepancy over ε: the larger ε, the better, since only rounding is in the way.</summary>
internal static class EpsilonTrend
{
    private static readonly (float Epsilon, double Theirs)[] Asked =
        [(1e-4f, 0.00275), (1e-3f, 0.00025), (1e-2f, 2.198e-05), (1e-1f, 3.149e-06), (1f, 2.751e-07)];

    private static readonly float[] OfTheArticle = [1e-7f, 1e-6f];

    public static void Show(Findings findings)
    {
        Findings.Section(
            "Smaller ε, larger discrepancy",
            "\"[…] this numerical estimate and the actual analytical gradient become less similar when smaller epsilon is used. […] "
            + "Is this expected, or do I have an error in C++ code?\" The layer in float32 on 8 × 8 inputs between −1 and 1, the "
            + "answer's linear cost beside it:");
        var table = new NumberTable("ε", "theirs", "ours", "ours, linear cost");
        foreach (var epsilon in OfTheArticle)
            table.AddRow(Findings.Step(epsilon), "the article's ε", SquaredError(epsilon), Linear(epsilon));
        foreach (var (epsilon, theirs) in Asked)
            table.AddRow(Findings.Step(epsilon), theirs, SquaredError(epsilon), Linear(epsilon));
        table.Show();

        var ours = Array.ConvertAll(Asked, static asked => SquaredError(asked.Epsilon));
        findings.Claim(
            "each step up of ε by ten brings the discrepancy down at least fourfold",
            ours.Zip(ours.Skip(1)).All(static pair => pair.First > 4 * pair.Second));
        findings.Claim(
            "ours are theirs within a factor of two",
            Asked.Zip(ours).All(static pair => pair.First.Theirs / pair.Second is > 0.5 and < 2));
        findings.Claim(
            "with the article's ε, 1e-06 or 1e-07, a right layer looks wrong in float32: above 1e-02",
            OfTheArticle.All(static epsilon => SquaredError(epsilon) > 1e-2));
        findings.Claim(
            "the linear cost is the better one at every ε asked about",
            Asked.Zip(ours).All(static pair => Linear(pair.First.Epsilon) < pair.Second));
        findings.Claim(
            "\"allowing me to use epsilon that is 10 times smaller\": as good there, within a factor of two",
            Asked.Zip(ours).Skip(1).All(static pair => Linear(pair.First.Epsilon / 10) < 2 * pair.Second));
    }

    private static double SquaredError(float epsilon)
    {
        var batch = new MseBatch(seed: 1);
        return Difference.Normalised(FiniteDifference.Gradient(batch.FinalError, batch.Inputs, step: epsilon), batch.Gradient());
    }

    private static double Linear(float epsilon)
    {
        var inputs = new MseBatch(seed: 1).Inputs;
        var ones = Enumerable.Repeat(1f, inputs.Length).ToArray();
        return Difference.Normalised(FiniteDifference.Gradient(MseBatch.LinearCost, inputs, step: epsilon), ones);
    }
}

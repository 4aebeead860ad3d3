using GradGen;

namespace Seeds.Article;

/// <summary>The ε that the article recommends suits double; in float32 it is far too small.</summary>
internal static class SmallStepInFloat
{
    // At a single point rounding may happen to cancel, as it does at θ = 1.
    private static readonly double[] Points = [.. Enumerable.Range(0, 100).Select(static n => 1 + ((n + 0.5) / 100))];

    public static void Show(Findings findings)
    {
        Findings.Section(
            "The same ε in float32",
            "\"ϵ = 10⁻⁶ or 10⁻⁷ does the work most of the time.\" f(θ) = θ³, two-sided, the mean error over a hundred θ between 1 and"
            + " 2:");
        var steps = Enumerable.Range(1, 7).Select(static power => Math.Pow(10, -power));
        var rows = steps.Select(static epsilon => (Epsilon: epsilon, Double: InDouble(epsilon), Float: InFloat(epsilon))).ToArray();
        var table = new NumberTable("ε", "in double", "in float32");
        foreach (var (epsilon, inDouble, inFloat) in rows)
            table.AddRow(Findings.Step(epsilon), inDouble, inFloat);
        table.Show();

        var (best, recommended) = (rows.MinBy(static row => row.Float), rows[5]);
        findings.Claim(
            "in double the error is smallest at ε = 1e-05 or 1e-06, and grows again below",
            rows.MinBy(static row => row.Double).Epsilon is > 0.9e-6 and < 1.1e-5);
        findings.Claim($"float32 does best at ε = {Findings.Step(best.Epsilon)}", best.Epsilon is > 0.9e-3 and < 1.1e-2);
        findings.Claim("at 1e-06 its error is more than a hundred times its best", recommended.Float > 100 * best.Float);
    }

    private static double InDouble(double epsilon) =>
        Points.Average(theta => Math.Abs(FiniteDifference.Central(CubeAtOne.Cube, theta, epsilon) - (3 * theta * theta)));

    private static double InFloat(double epsilon) =>
        Points.Select(static theta => (float)theta)
            .Average(theta => Math.Abs(FiniteDifference.Central(static at => at * at * at, theta, (float)epsilon) - (3.0 * theta * theta)));
}

using GradGen;
using Seeds.Layers;

namespace Seeds.Article;

/// <summary>The loop over every θ[i], and how similar dθapprox and dθ are on the article's scale.</summary>
internal static class Similarity
{
    private const int Inputs = 4;
    private const int Outputs = 3;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "dθapprox, and is it similar to dθ?",
            "\"[…] ϵ = 10⁻⁶ or 10⁻⁷ does the work most of the time. […] you find that formula yields a value smaller than 10⁻⁷ or "
            + "10⁻⁸, that is wonderful. […] If it is 10⁻⁵ I would say it is okay. […] It turns out to run twice as slow […]\"");
        var table = new NumberTable("ε", "theirs", "two-sided", "evaluations", "one-sided", "evaluations");
        var (precise, twice) = (true, true);
        foreach (var epsilon in new[] { 1e-4, 1e-5, 1e-6, 1e-7 })
        {
            var (twoSided, twoSidedCalls) = Measure(DifferenceScheme.TwoSided, epsilon);
            var (oneSided, oneSidedCalls) = Measure(DifferenceScheme.OneSided, epsilon);
            table.AddRow(Findings.Step(epsilon), epsilon < 5e-6 ? "< 1e-07" : "", twoSided, twoSidedCalls, oneSided, oneSidedCalls);
            precise &= twoSided < 1e-7;
            twice &= twoSidedCalls == 2 * (oneSidedCalls - 1);
        }

        table.Show();
        var report = GradCheck.Run(new SmallNet(Inputs, hidden: 5, Outputs, new Random(1)));
        findings.Claim("a right Backward is below 1e-07, two-sided, with any of these ε", precise);
        findings.Claim("two-sided takes twice the evaluations, but for the one in the middle", twice);
        findings.Claim(
            $"so it is in GradCheck.Run, which chooses the step itself: {Findings.Scientific(report.Difference)}",
            report.Passed && report.Difference < 1e-7);
    }

    private static (double Difference, int Evaluations) Measure(DifferenceScheme scheme, double epsilon)
    {
        var random = new Random(1);
        var net = new SmallNet(Inputs, hidden: 5, Outputs, random);
        var (x, target) = (Values.Vector(random, Inputs), Values.Vector(random, Outputs));
        net.Forward(x, target);
        net.Backward();
        var analytic = net.PackGradients();

        var evaluations = 0;
        var approximate = FiniteDifference.Gradient(
            theta =>
            {
                evaluations++;
                net.UnpackParameters(theta);
                return net.Forward(x, target);
            },
            net.PackParameters(),
            scheme,
            epsilon);
        return (Difference.Normalised(approximate, analytic), evaluations);
    }
}

using GradGen;

namespace Seeds.Article;

/// <summary>f(θ) = θ³ at θ = 1 with ε = 0.01, once with each triangle.</summary>
internal static class CubeAtOne
{
    private const double Epsilon = 0.01;
    private const double TrueDerivative = 3;

    public static double Cube(double theta) => theta * theta * theta;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "f(θ) = θ³ at θ = 1, ε = 0.01",
            "\"We did a pretty good approximation with our approximation error just being 0.0001. […] If you would calculate it by "
            + "the one sided difference you would end up with 3.0301 with an approximation error of 0.0301.\"");
#pragma warning disable GG0205 // That one side does worse is what is shown.
        var oneSided = FiniteDifference.Forward(Cube, 1.0, Epsilon);
#pragma warning restore GG0205
        var twoSided = FiniteDifference.Central(Cube, 1.0, Epsilon);
        var table = new NumberTable("difference", "theirs", "ours", "their error", "our error");
        table.AddRow("one-sided", "3.0301", Findings.Fixed(oneSided), "0.0301", Findings.Fixed(oneSided - TrueDerivative));
        table.AddRow("two-sided", "3.0001", Findings.Fixed(twoSided), "0.0001", Findings.Fixed(twoSided - TrueDerivative));
        table.Show();
        findings.Claim("the one-sided difference is 3.0301, its error 0.0301", Findings.Fixed(oneSided) == "3.0301");
        findings.Claim("the two-sided difference is 3.0001, its error 0.0001", Findings.Fixed(twoSided) == "3.0001");
    }
}

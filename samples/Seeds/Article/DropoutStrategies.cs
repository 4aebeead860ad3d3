using GradGen;
using Seeds.Layers;

namespace Seeds.Article;

/// <summary>Dropout checked as the article does, at keep probability 1, and switched on with its mask held still.</summary>
internal static class DropoutStrategies
{
    private const int Size = 40;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "Dropout",
            "\"So it’s difficult to use grad check to double check your computation with dropouts. […] you can set keep-prob and "
            + "dropout to be equal to 1.0. And then turn on dropout and hope that my implementation of dropout was correct.\"");
        var naive = DifferenceWithFreshMasks();
        var (rightAtOne, wrongAtOne) = (Check(1.0), CheckForgetting(1.0));
        var (rightHeld, wrongHeld) = (Check(0.7), CheckForgetting(0.7));

        var table = new NumberTable("mask", "right Backward", "forgets its mask");
        table.AddRow("new at every evaluation", $"differs by {naive}", string.Empty);
        table.AddRow("keep probability 1, as in the article", Verdict(rightAtOne), Verdict(wrongAtOne));
        table.AddRow("keep probability 0.7, held still", Verdict(rightHeld), Verdict(wrongHeld));
        table.Show();

        findings.Claim("with a mask that changes, even a right Backward looks wrong: above 1e-03", naive > 1e-3);
        findings.Claim("at keep probability 1 the right one passes, and so does the one that forgets its mask", rightAtOne && wrongAtOne);
        findings.Claim("with the mask held still nothing is left to hope: the right one passes, the other fails", rightHeld && !wrongHeld);
    }

    private static bool Check(double keep) => GradCheck.Run(new Dropout(Size, new Random(1)) { Keep = keep }).Passed;

    private static bool CheckForgetting(double keep) => GradCheck.Run(new DropoutForgettingMask(Size, new Random(1)) { Keep = keep }).Passed;

    private static string Verdict(bool passed) => passed ? "passes" : "fails";

    // J = ⟨v, y⟩, differenced without a thought for the mask.
    private static double DifferenceWithFreshMasks()
    {
        var random = new Random(4);
        var (x, v) = (Values.Vector(random, Size), Values.Vector(random, Size));
        var layer = new Dropout(Size, new Random(1));
        var approximate = FiniteDifference.Gradient(at => layer.Forward(at).Zip(v, static (y, weight) => y * weight).Sum(), x);
        return Difference.Normalised(approximate, layer.Backward(v));
    }
}

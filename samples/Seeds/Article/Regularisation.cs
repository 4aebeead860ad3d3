using GradGen;
using Seeds.Layers;

namespace Seeds.Article;

/// <summary>A cost with a regularisation term needs a gradient with it; without it the difference is the term's gradient, λθ.</summary>
internal static class Regularisation
{
    private const int Rows = 6;
    private const int Inputs = 4;
    private const double Decay = 0.1;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "Regularisation",
            "\"If your J or cost function has an additional regularization term, then you would also calculate your derivatives for "
            + "that and add them.\" A layer that does not, with λ/2·Σ w² in its cost:");
        var random = new Random(3);
        var (x, targets, theta) = (Values.Matrix(random, Rows, Inputs), Values.Vector(random, Rows), Values.Vector(random, Inputs));

        var layer = new RidgeWithoutPenaltyGradient(Inputs, Decay);
        var approximate = FiniteDifference.Gradient(
            at =>
            {
                layer.UnpackParameters(at);
                return layer.Forward(x, targets) + layer.Penalty();
            },
            theta);
        layer.UnpackParameters(theta);
        layer.Forward(x, targets);
        layer.Backward();
        var analytic = layer.PackGradients();

        var table = new NumberTable("component", "dθapprox", "dθ", "dθapprox − dθ", "λ·θ");
        for (var i = 0; i < Inputs; i++)
            table.AddRow(layer.GetParameterLayout().NameAt(i), approximate[i], analytic[i], approximate[i] - analytic[i], Decay * theta[i]);
        table.Show();

        findings.Claim(
            "what is missing is λ·θ, to eight digits",
            Enumerable.Range(0, Inputs).All(i => Math.Abs(approximate[i] - analytic[i] - (Decay * theta[i])) < 1e-8));
        findings.Claim("the default check fails it", !GradCheck.Run(layer).Passed);
        findings.Claim("and passes the layer that adds the term's gradient", GradCheck.Run(new Ridge(Inputs, Decay)).Passed);
    }
}

using GradGen;
using Seeds.Layers;

namespace Seeds.Article;

/// <summary>A mistake in one component shows in the normalised difference, and the components show where it is.</summary>
internal static class LookAtComponents
{
    private const int Inputs = 4;
    private const int Outputs = 3;

    public static void Show(Findings findings)
    {
        Findings.Section(
            "If it fails, look at the components",
            "\"If it gives you 10⁻³ then I would be very much concerned […] you might find a value of dθ[i] which is very different "
            + "from dθ[approx.] and use that to track down to find which of your derivative is incorrect.\"");
        var random = new Random(2);
        var layer = new LinearLosingABias(Inputs, Outputs, random);
        var (x, target) = (Values.Vector(random, Inputs), Values.Vector(random, Outputs));
        var theta = layer.PackParameters();
        layer.Forward(x, target);
        layer.Backward();
        var analytic = layer.PackGradients();
        var approximate = FiniteDifference.Gradient(
            at =>
            {
                layer.UnpackParameters(at);
                return layer.Forward(x, target);
            },
            theta,
            step: 1e-6);

        var difference = Difference.Normalised(approximate, analytic);
        Findings.Note($"A layer whose last bias never gets its gradient: difference {Findings.Scientific(difference)}.");
        var table = new NumberTable("component", "dθapprox", "dθ", "|dθapprox − dθ|");
        var worst = Enumerable.Range(0, theta.Length).OrderByDescending(i => Math.Abs(approximate[i] - analytic[i])).Take(4).ToArray();
        foreach (var i in worst)
            table.AddRow(layer.GetParameterLayout().NameAt(i), approximate[i], analytic[i], Math.Abs(approximate[i] - analytic[i]));
        table.Show();

        var report = GradCheck.Run(layer);
        findings.Claim("one wrong component lifts the difference above 1e-03", difference > 1e-3);
        findings.Claim(
            "the component furthest off is the forgotten bias, _b[2], and the next one agrees",
            layer.GetParameterLayout().NameAt(worst[0]) == "_b[2]" && Math.Abs(approximate[worst[1]] - analytic[worst[1]]) < 1e-8);
        findings.Claim(
            "GradCheck.Run fails it for that one component alone",
            report.Blocks.SelectMany(static block => block.Wrong).Select(static component => component.Name).SequenceEqual(["_b[2]"]));
    }
}

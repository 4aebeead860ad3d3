using GradGen;

namespace Seeds.Question;

/// <summary>The question's pseudo code and formula taken literally: neither can have given its numbers.</summary>
internal static class LoopAsPrinted
{
    private static readonly float[] Steps = [1e-4f, 1e-3f, 1e-2f, 1e-1f];

    public static void Show(Findings findings)
    {
        Findings.Section(
            "The loop and the formula as printed",
            "The loop goes i -= EPSILON; down = fwdprop(); i += EPSILON; up = fwdprop(); (up − down) / (2·EPSILON): its upper side "
            + "is the point itself. The formula, (a − b).magnitude / a.magnitude + b.magnitude), lacks a parenthesis.");
        var batch = new MseBatch(seed: 1);
        var analytic = batch.Gradient();
        var table = new NumberTable("ε", "corrected", "loop as printed", "formula as printed");
        var (byLoop, byFormula) = (new List<double>(), new List<double>());
        foreach (var epsilon in Steps)
        {
            var corrected = FiniteDifference.Gradient(batch.FinalError, batch.Inputs, step: epsilon);
            byLoop.Add(Difference.Normalised(Printed(batch, epsilon), analytic));
            byFormula.Add(Norm(corrected.Zip(analytic, static (a, b) => a - b)) / Norm(corrected) + Norm(analytic));
            table.AddRow(Findings.Step(epsilon), Difference.Normalised(corrected, analytic), byLoop[^1], byFormula[^1]);
        }

        table.Show();
        findings.Claim(
            "half the true slope comes out, a discrepancy of 1/3 (± 0.03) whatever ε is",
            byLoop.TrueForAll(static discrepancy => Math.Abs(discrepancy - (1.0 / 3)) < 0.03));
        findings.Claim(
            "without the parenthesis the number never falls below ‖dθ‖",
            byFormula.TrueForAll(discrepancy => discrepancy >= Norm(analytic)));
    }

    private static float[] Printed(MseBatch batch, float epsilon)
    {
        var inputs = batch.Inputs;
        var estimate = new float[inputs.Length];
#pragma warning disable GG0301 // That this loop does not step to both sides is what is shown.
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] -= epsilon;
            var down = batch.FinalError(inputs);
            inputs[i] += epsilon;
            var up = batch.FinalError(inputs);
            estimate[i] = (up - down) / (2 * epsilon);
        }
#pragma warning restore GG0301

        return estimate;
    }

    private static double Norm(IEnumerable<float> values) => Math.Sqrt(values.Sum(static value => (double)value * value));
}

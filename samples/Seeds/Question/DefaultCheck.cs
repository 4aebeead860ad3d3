using GradGen;
using Seeds.Layers;

namespace Seeds.Question;

/// <summary>The question's layer under the check with nothing set: no ε to choose.</summary>
internal static class DefaultCheck
{
    public static void Show(Findings findings)
    {
        Findings.Section(
            "The same layer under GradCheck.Run, with nothing set",
            "\"Is this expected, or do I have an error in C++ code?\"");
        var right = GradCheck.Run(new MeanSquaredError());
        var wrong = GradCheck.Run(new MeanSquaredErrorOnePercentOff());
        Findings.Verbatim(right.ToString());
        Findings.Note("And a copy whose gradient is 1 % too large:");
        Findings.Verbatim(wrong.ToString());
        var batch = new MseBatch(seed: 1);
        var asked = GradCheck.Function(batch.FinalError, _ => batch.Gradient(), batch.Inputs);
        findings.Claim("the float32 layer passes", right.Passed);
        findings.Claim($"and so it does on the 8 × 8 inputs from above: difference {Findings.Scientific(asked.Difference)}", asked.Passed);
        findings.Claim("its copy with a gradient 1 % off fails", !wrong.Passed);
    }
}

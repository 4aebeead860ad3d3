namespace GradGen.Generator.Reading.Samples;

/// <summary>True and false, but for flags that say something other than which function the layer is.</summary>
internal static class FlagChoices
{
    // Whatever adds parameters or gradients is worth checking.
    private static readonly string[] Adding = ["bias", "affine", "train", "learn", "requires", "needs"];

    // Whether there are gradients at all, what is remembered, how it is computed, what is printed.
    private static readonly string[] LeftAlone =
        ["train", "learnable", "frozen", "freeze", "requires", "needs", "grad", "first", "infer", "eval", "verbos", "debug", "log", "trace", "print", "init", "inplace", "cache", "save", "parallel", "threads"];

    /// <summary>The values, the usual one first.</summary>
    internal static IReadOnlyList<bool> Of(Asked asked, SampleFacts? facts)
    {
        var usual = asked.Default as bool? ?? asked.IsNamed(Adding);
        return !asked.IsNamed(LeftAlone) && (facts is null || facts.Accepts(asked.Symbol, !usual)) ? [usual, !usual] : [usual];
    }
}

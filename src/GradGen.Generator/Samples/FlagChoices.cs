using GradGen.Generator.Samples.Code;

namespace GradGen.Generator.Samples;

/// <summary>True and false, but for flags that say something other than which function the layer is.</summary>
internal static class FlagChoices
{
    // Whatever adds parameters or gradients is worth checking.
    private static readonly string[] Adding = ["train", "training", "trainable", "learn", "learnable", "learned", "requires", "needs"];

    // Whether there are gradients at all, what is remembered, how it is computed, what is printed. By whole words: "logSpace",
    // "catalog" and "constrained" say which function it is.
    private static readonly string[] LeftAlone =
    [
        "train", "training", "trainable", "learnable", "frozen", "freeze", "requires", "needs", "grad", "grads", "gradient", "gradients", "first",
        "infer", "inference", "eval", "evaluate", "evaluation",
        "verbose", "verbosity", "debug", "debugging", "logging", "tracing", "print", "quiet", "init", "initialize", "initialise", "cache", "caching",
        "save", "parallel", "threads",
    ];

    /// <summary>The values, the usual one first.</summary>
    internal static IReadOnlyList<bool> Of(Asked asked, SampleFacts? facts)
    {
        var usual = asked.Default as bool? ?? (asked.IsNamed("bias", "affine") || asked.HasWord(Adding));
        return !asked.HasWord(LeftAlone) && !asked.IsNamed("inplace") && (facts is null || facts.Accepts(asked.Symbol, !usual)) ? [usual, !usual] : [usual];
    }
}

using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Harness;

namespace GradGen.Generator.Exact.Points;

/// <summary>What a Backward may mean. A layer that is right in one of the senses that its signature leaves open is right.</summary>
internal enum Meaning
{
    /// <summary>The gradient of the cost, which of a target is half the squared distance.</summary>
    Usual,

    /// <summary>The derivative of a function in terms of its output.</summary>
    OfOutput,

    /// <summary>The gradient of the mean of the losses that Forward gives.</summary>
    OfMean,

    /// <summary>The gradient with respect to the logits of a softmax before a loss.</summary>
    BeforeSoftmax,

    /// <summary>The same, of the mean of the losses.</summary>
    OfMeanBeforeSoftmax,

    /// <summary>The gradient of a cross-entropy to the target that Backward takes.</summary>
    OfEntropy,
}

/// <summary>The meanings that a layer leaves open besides the usual one.</summary>
internal static class Meanings
{
    // Members of the runtime's OtherMeaning.
    private const long DerivativeByOutput = 1;
    private const long MeanOfLosses = 2;

    internal static IEnumerable<Meaning> Others(LayerRun run)
    {
        var open = run.Said("OtherMeaning")?.Integer;
        if (run.TakesTarget)
            yield return Meaning.OfEntropy;
        if (open == DerivativeByOutput)
            yield return Meaning.OfOutput;
        if (open == MeanOfLosses)
            yield return Meaning.OfMean;
        if (!run.Says("IsLoss") || run.Inputs.Count == 0 || !CanBeSoftmax(run.Inputs[0]))
            yield break;
        yield return Meaning.BeforeSoftmax;
        if (open == MeanOfLosses)
            yield return Meaning.OfMeanBeforeSoftmax;
    }

    // Reals of which each row has several.
    private static bool CanBeSoftmax(InputValue input)
    {
        var sizes = Numbers.Sizes(input.Array);
        return input is { Role: 0, HasGradient: true, IsScalar: false } && !(Numbers.IsRows(input.Array) && sizes.Length == 1) && sizes[sizes.Length - 1] > 1;
    }
}

using GradGen.Generator.Interpretation;

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
    // A member of the runtime's OtherMeaning.
    private const long DerivativeByOutput = 1;

    internal static IEnumerable<Meaning> Others(LayerRun run)
    {
        if (run.TakesTarget)
            yield return Meaning.OfEntropy;
        if (run.Says("IsLoss"))
        {
            yield return Meaning.OfMean;
            yield return Meaning.BeforeSoftmax;
            yield return Meaning.OfMeanBeforeSoftmax;
        }

        if (run.Said("OtherMeaning") is { Integer: DerivativeByOutput })
            yield return Meaning.OfOutput;
    }
}

namespace GradGen.Harness;

/// <summary>What a Backward is taken to mean. Its signature may leave more than one meaning open, and a layer that is right in one of them is right.</summary>
internal sealed record BackwardMeaning
{
    /// <summary>The gradient of the cost with respect to the inputs, and of losses that of their sum.</summary>
    internal static readonly BackwardMeaning Usual = new();

    /// <summary>The gradient with respect to the inputs of a cost that Backward knows itself, from what the outputs should have been.</summary>
    internal static readonly BackwardMeaning FromTarget = new() { IsFromTarget = true };

    /// <summary>Whether it takes what the outputs should have been, and not the gradient of a cost with respect to them.</summary>
    internal bool IsFromTarget { get; private init; }

    /// <summary>Whether it is the derivative of a function in terms of its output, and is given that.</summary>
    internal bool IsOfOutput { get; private init; }

    /// <summary>Whether it is the gradient of the mean of the losses that Forward gives.</summary>
    internal bool IsOfMean { get; private init; }

    /// <summary>Whether the first input is the softmax of the numbers that the gradient is taken with respect to.</summary>
    internal bool IsBeforeSoftmax { get; private init; }

    /// <summary>What a report says of a layer that is right in this sense.</summary>
    internal string Text =>
        IsOfOutput ? "Backward is right when it is given Forward's output instead of its input: it writes the derivative in terms of the output."
        : IsFromTarget ? "Backward is right when it is given what the outputs should have been instead of a gradient."
        : !IsBeforeSoftmax ? "Backward gives the gradient of the mean of the losses, not of their sum."
        : "Backward gives the gradient with respect to the logits of a softmax before this loss, not with respect to the loss's own input: "
            + "the Backward of that softmax must be left out."
            + (IsOfMean ? " It is that of the mean of the losses, not of their sum." : string.Empty);

    /// <summary>The other meanings that are open, the likeliest first.</summary>
    /// <param name="meaning">What the signature leaves open.</param>
    /// <param name="isLoss">Whether Forward gives a cost itself.</param>
    /// <param name="first">The first input of Forward.</param>
    internal static IEnumerable<BackwardMeaning> Others(OtherMeaning meaning, bool isLoss, HarnessInput? first)
    {
        if (meaning == OtherMeaning.DerivativeByOutput)
            yield return Usual with { IsOfOutput = true };
        if (meaning == OtherMeaning.MeanOfLosses)
            yield return Usual with { IsOfMean = true };
        if (!isLoss || first is not { Role: InputRole.Real, HasGradient: true, Shape: { IsRagged: false, Dimensions: { Count: > 0 } sizes } }
            || sizes[sizes.Count - 1] < 2)
            yield break;
        yield return Usual with { IsBeforeSoftmax = true };
        if (meaning == OtherMeaning.MeanOfLosses)
            yield return Usual with { IsBeforeSoftmax = true, IsOfMean = true };
    }
}

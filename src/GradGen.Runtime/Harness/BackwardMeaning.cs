namespace GradGen.Harness;

/// <summary>What a Backward is taken to mean. Its signature may leave more than one meaning open, and a layer that is right in one of them is right.</summary>
internal sealed record BackwardMeaning
{
    /// <summary>The gradient of the cost with respect to the inputs, and of losses that of their sum.</summary>
    internal static readonly BackwardMeaning Usual = new();

    /// <summary>Whether it is the derivative of a function in terms of its output, and is given that.</summary>
    internal bool IsOfOutput { get; private init; }

    /// <summary>Whether it is the gradient of the mean of the losses that Forward gives.</summary>
    internal bool IsOfMean { get; private init; }

    /// <summary>Whether the first input is the softmax of the numbers that the gradient is taken with respect to.</summary>
    internal bool IsBeforeSoftmax { get; private init; }

    /// <summary>What a report says of a layer that is right in this sense.</summary>
    internal string Text =>
        IsOfOutput ? "Backward is right when it is given Forward's output instead of its input: it writes the derivative in terms of the output."
        : !IsBeforeSoftmax ? "Backward gives the gradient of the mean of the losses, not of their sum."
        : "Backward gives the gradient with respect to the logits of a softmax before this loss, not with respect to the loss's own input: the Backward of that softmax must be left out."
            + (IsOfMean ? " It is that of the mean of the losses, not of their sum." : string.Empty);

    /// <summary>The other meanings that are open, the likeliest first.</summary>
    /// <param name="mayBeOfOutput">Whether it may be a derivative in terms of the output.</param>
    /// <param name="mayBeOfMean">Whether it may be the gradient of a mean of losses.</param>
    /// <param name="mayBeBeforeSoftmax">Whether the first input of a loss may be a softmax.</param>
    internal static IEnumerable<BackwardMeaning> Others(bool mayBeOfOutput, bool mayBeOfMean, bool mayBeBeforeSoftmax)
    {
        if (mayBeOfOutput)
            yield return Usual with { IsOfOutput = true };
        if (mayBeOfMean)
            yield return Usual with { IsOfMean = true };
        if (!mayBeBeforeSoftmax)
            yield break;
        yield return Usual with { IsBeforeSoftmax = true };
        if (mayBeOfMean)
            yield return Usual with { IsBeforeSoftmax = true, IsOfMean = true };
    }
}

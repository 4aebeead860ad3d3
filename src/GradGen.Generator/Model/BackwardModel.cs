namespace GradGen.Generator.Model;

/// <summary>How a check runs Backward.</summary>
/// <param name="Call">The call.</param>
/// <param name="InputGradients">How its result becomes gradients of inputs.</param>
internal sealed record BackwardModel(CallModel Call, EquatableArray<ResultPart> InputGradients)
{
    /// <summary>What is called after it.</summary>
    public EquatableArray<CallModel> After { get; init; }

    /// <summary>Gradients of parameters that it gives to its caller.</summary>
    public EquatableArray<ReturnedModel> Returned { get; init; }

    /// <summary>The inputs whose gradients it writes into an array that it is given.</summary>
    public EquatableArray<int> WrittenGradients { get; init; }

    /// <summary>Whether that array holds the upstream gradient before.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>Whether what it gives is to be multiplied by the upstream gradient.</summary>
    public bool IsFactor { get; init; }

    /// <summary>The inputs whose gradients it hands out in an argument.</summary>
    public EquatableArray<int> OutGradients { get; init; }

    /// <summary>Whether it takes a step itself, of which the gradients are read off.</summary>
    public bool TakesStep { get; init; }

    /// <summary>What that step is divided by; null for one.</summary>
    public Expression? Rate { get; init; }

    /// <summary>What it takes in place of the upstream gradients' arrays, by the number of the output.</summary>
    public EquatableArray<(int Output, PassedModel Passed)> Upstreams { get; init; }

    /// <summary>How it finds the upstream gradient in what Forward gave; null where it is passed.</summary>
    public PassedModel? CarriedUpstream { get; init; }

    /// <summary>The gradients that it then leaves in what Forward took, by the number of the input.</summary>
    public EquatableArray<(int Input, PassedModel Gradients)> CarriedGradients { get; init; }

    /// <summary>What gives the gradients of all parameters in one; null where they are elsewhere.</summary>
    public InOneModel? InOne { get; init; }
}

namespace GradGen.Generator.Model;

/// <summary>How a check makes the layer and runs it.</summary>
/// <param name="Cost">A member of <c>GradGen.Cost</c>.</param>
/// <param name="IsLoss">Whether Forward gives the cost itself.</param>
/// <param name="HasTrainingFlag">Whether Forward or Backward is told to train.</param>
/// <param name="Sizes">The sizes that the layer was made with, and the limits of those that are free: calls that tell the sample.</param>
/// <param name="Inputs">What Forward takes, in order.</param>
/// <param name="ForwardCall">The call on <c>Layer</c>, in the harness.</param>
/// <param name="BackwardCall">The call on <c>Layer</c>, in the harness.</param>
/// <param name="Upstreams">What Backward takes in place of the upstream gradient's arrays: the number of the output, and the type.</param>
/// <param name="Buffers">The arrays that Forward writes its outputs into, or none where it returns them: their types and how they are made.</param>
/// <param name="Returned">Gradients of parameters that Backward gives to its caller.</param>
/// <param name="TakesStep">Whether Backward takes a step itself, of which the gradients are read off.</param>
/// <param name="Rate">What that step is divided by, as C#; null for one.</param>
/// <param name="WrittenGradients">The inputs whose gradients Backward writes into an array that it is given.</param>
/// <param name="Output">How Forward's result becomes outputs.</param>
/// <param name="InputGradients">How Backward's result becomes gradients of inputs.</param>
/// <param name="KeptType">The type of Forward's result, where Backward takes a cache back from it; null elsewhere.</param>
/// <param name="Held">What stands still while checking.</param>
/// <param name="Penalty">The call that gives the [Penalty], as C#, or null for that of the sub-layers.</param>
/// <param name="Samples">What to check on; none for a layer that only others can make.</param>
internal sealed record HarnessModel(
    string Cost,
    bool IsLoss,
    bool HasTrainingFlag,
    EquatableArray<string> Sizes,
    EquatableArray<InputModel> Inputs,
    string ForwardCall,
    string BackwardCall,
    EquatableArray<UpstreamModel> Upstreams,
    EquatableArray<BufferModel> Buffers,
    EquatableArray<ReturnedModel> Returned,
    bool TakesStep,
    string? Rate,
    EquatableArray<int> WrittenGradients,
    EquatableArray<ResultPart> Output,
    EquatableArray<ResultPart> InputGradients,
    string? KeptType,
    EquatableArray<HeldModel> Held,
    string? Penalty,
    EquatableArray<SampleModel> Samples)
{
    /// <summary>What a trial of input shapes is told besides the layer and its sizes, as C#; null where all shapes are known.</summary>
    public string? Trial { get; init; }

    /// <summary>The numbers that real values are compared with, as C# in the layer.</summary>
    public EquatableArray<string> Thresholds { get; init; }

    /// <summary>How Backward finds the upstream gradient in what Forward gave; null where it is passed.</summary>
    public PassedModel? CarriedUpstream { get; init; }

    /// <summary>Whether Forward or Backward is told the number of the step.</summary>
    public bool TakesStepNumber { get; init; }

    /// <summary>What Backward calls the target that it takes in place of an upstream gradient; null where it takes that.</summary>
    public string? Target { get; init; }

    /// <summary>What else Backward may mean, a member of <c>GradGen.Harness.OtherMeaning</c>; null where nothing is open.</summary>
    public string? OtherMeaning { get; init; }

    /// <summary>Whether one call of Backward goes back through all steps.</summary>
    public bool TakesSequence { get; init; }

    /// <summary>Whether that call is given the upstream gradient of the last step alone.</summary>
    public bool TakesLastUpstream { get; init; }

    /// <summary>The inputs whose gradients Backward hands out in an argument.</summary>
    public EquatableArray<int> OutGradients { get; init; }

    /// <summary>What is called after Backward.</summary>
    public EquatableArray<SecondCallModel> After { get; init; }

    /// <summary>The gradients that Backward then leaves in what Forward took.</summary>
    public EquatableArray<CarriedModel> CarriedGradients { get; init; }

    /// <summary>What gives the gradients of all parameters in one, by its name; null where they are elsewhere.</summary>
    public string? InOne { get; init; }

    /// <summary>The arrays of these, as C# in the harness.</summary>
    public string? InOneArrays { get; init; }
}

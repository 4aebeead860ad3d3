namespace GradGen.Generator.Model;

/// <summary>How a check makes the layer and runs it.</summary>
/// <param name="Cost">A member of <c>GradGen.Cost</c>.</param>
/// <param name="Sizes">The sizes that the layer was made with, and the limits of those that are free.</param>
/// <param name="Inputs">What Forward takes, in order.</param>
/// <param name="Forward">How Forward is run.</param>
/// <param name="Backward">How Backward is run.</param>
/// <param name="Held">What stands still while checking.</param>
/// <param name="Penalties">What gives the [Penalty]; none where only the sub-layers have one.</param>
/// <param name="Samples">What to check on; none for a layer that only others can make.</param>
internal sealed record HarnessModel(
    string Cost,
    EquatableArray<SizeFact> Sizes,
    EquatableArray<InputModel> Inputs,
    ForwardModel Forward,
    BackwardModel Backward,
    EquatableArray<HeldModel> Held,
    EquatableArray<PenaltyModel> Penalties,
    EquatableArray<SampleModel> Samples)
{
    /// <summary>The arguments of a trial of input shapes; null where all shapes are known.</summary>
    public TrialModel? Trial { get; init; }

    /// <summary>The numbers that real values are compared with.</summary>
    public EquatableArray<Expression> Thresholds { get; init; }

    /// <summary>Whether Forward gives the cost itself.</summary>
    public bool IsLoss { get; init; }

    /// <summary>Whether Forward or Backward takes a training flag.</summary>
    public bool HasTrainingFlag { get; init; }

    /// <summary>Whether Forward or Backward takes the number of the step.</summary>
    public bool TakesStepNumber { get; init; }

    /// <summary>What Backward calls the target that it takes in place of an upstream gradient; null where it takes that.</summary>
    public string? Target { get; init; }

    /// <summary>What else Backward may mean, a member of <c>GradGen.Harness.OtherMeaning</c>; null where nothing is open.</summary>
    public string? OtherMeaning { get; init; }

    /// <summary>Whether one call of Backward goes back through all steps.</summary>
    public bool TakesSequence { get; init; }

    /// <summary>Whether that call is given the upstream gradient of the last step alone.</summary>
    public bool TakesLastUpstream { get; init; }
}

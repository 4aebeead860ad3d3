namespace GradGen;

/// <summary>What kind of thing a check came upon.</summary>
public enum FindingKind
{
    /// <summary>Code of the layer threw an exception.</summary>
    Exception,

    /// <summary>No sample could be made to check the layer on.</summary>
    NoSample,

    /// <summary>Backward gave a gradient of an input that has another shape than the input, or none.</summary>
    GradientShape,

    /// <summary>A call of the layer's code did not come back in time.</summary>
    DidNotReturn,

    /// <summary>The cost or the gradient is not a finite number.</summary>
    NotFinite,

    /// <summary>The same point gave different values.</summary>
    NotDeterministic,

    /// <summary>Forward or Backward wrote into an input.</summary>
    InputChanged,

    /// <summary>Forward or Backward wrote into a parameter.</summary>
    ParameterChanged,

    /// <summary>Backward wrote into its upstream gradient.</summary>
    UpstreamChanged,

    /// <summary>Backward does not depend on its upstream gradient as a derivative does.</summary>
    NotLinear,

    /// <summary>A batch gives other gradients than its samples one by one.</summary>
    BatchDiffers,

    /// <summary>In evaluation mode the layer's gradients are others than those of its outputs, or it does not run.</summary>
    EvaluationMode,

    /// <summary>A block has no values.</summary>
    Empty,

    /// <summary>The layer has neither parameters nor inputs to compare gradients of.</summary>
    NothingToCompare,

    /// <summary>The inputs were drawn from another range than usual.</summary>
    OtherInputs,

    /// <summary>A block differs nearly everywhere by as little as an approximation does, which counts as right.</summary>
    Approximate,

    /// <summary>A component lies at a kink, where every slope between the two sides' is accepted.</summary>
    Kink,

    /// <summary>A parameter has no gradient.</summary>
    NoGradient,

    /// <summary>The cost does not depend on a block where it was looked at.</summary>
    NotExercised,

    /// <summary>The outputs do not depend on a block at all, so that zero is its right gradient.</summary>
    NoInfluence,

    /// <summary>The outputs depend on numbers of the layer that are neither parameters with a gradient nor inputs.</summary>
    LeftStanding,

    /// <summary>The error of the numeric gradient is too large for a verdict.</summary>
    TooNoisy,

    /// <summary>A method that seems to make the layer forget earlier calls does not do the layer good.</summary>
    Reset,

    /// <summary>Backward takes the target in place of a gradient.</summary>
    Target,

    /// <summary>Backward is right in another way than the first that its signature allows.</summary>
    OtherMeaning,

    /// <summary>The outputs depend on an input of which Backward gives no gradient.</summary>
    InputWithoutGradient,

    /// <summary>A block is wrong in so many components by so little that none can be named.</summary>
    Spread,

    /// <summary>The labels, indices or flags where the check failed.</summary>
    Labels,
}

/// <summary>Something a check came upon.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Verdict">The best overall verdict that it leaves.</param>
/// <param name="Message">A sentence for the user.</param>
/// <param name="Block">The block it is about; null where it is about the layer.</param>
public sealed record Finding(FindingKind Kind, Verdict Verdict, string Message, string? Block = null)
{
    /// <summary>The name of the sample that it was come upon in, where that is not the one that the report begins with.</summary>
    public string? Sample { get; init; }
}

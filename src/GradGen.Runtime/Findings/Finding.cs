namespace GradGen;

/// <summary>The kind of a finding.</summary>
public enum FindingKind
{
    /// <summary>Code of the layer threw an exception.</summary>
    Exception,

    /// <summary>No sample could be made to check the layer on.</summary>
    NoSample,

    /// <summary>Backward gave a gradient with a different shape from its input's, or none.</summary>
    GradientShape,

    /// <summary>A call of the layer's code did not return in time.</summary>
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

    /// <summary>A batch gives different gradients from its samples one at a time.</summary>
    BatchDiffers,

    /// <summary>In evaluation mode the gradients do not match the outputs, or the layer does not run.</summary>
    EvaluationMode,

    /// <summary>A block has no values.</summary>
    Empty,

    /// <summary>The layer has no parameters or inputs whose gradients could be compared.</summary>
    NothingToCompare,

    /// <summary>The inputs were drawn from a different range than usual.</summary>
    OtherInputs,

    /// <summary>A block differs nearly everywhere by no more than an approximation explains, which counts as right.</summary>
    Approximate,

    /// <summary>A component lies at a kink, where every slope between the two sides' is accepted.</summary>
    Kink,

    /// <summary>A parameter has no gradient.</summary>
    NoGradient,

    /// <summary>The cost does not depend on a block where it was looked at.</summary>
    NotExercised,

    /// <summary>The outputs do not depend on a block at all, so that its correct gradient is zero.</summary>
    NoInfluence,

    /// <summary>The outputs depend on numbers of the layer that are neither parameters with a gradient nor inputs.</summary>
    LeftStanding,

    /// <summary>The error of the numeric gradient is too large for a verdict.</summary>
    TooNoisy,

    /// <summary>A method that looks like a reset of the layer's state breaks Forward.</summary>
    Reset,

    /// <summary>Backward takes the target instead of a gradient.</summary>
    Target,

    /// <summary>Backward is right in a second way that its signature allows.</summary>
    OtherMeaning,

    /// <summary>The outputs depend on an input for which Backward gives no gradient.</summary>
    InputWithoutGradient,

    /// <summary>A block is wrong by so little in so many components that none can be named.</summary>
    Spread,

    /// <summary>The labels, indices or flags where the check failed.</summary>
    Labels,

    /// <summary>Forward changes something from call to call, which was held where it stands still.</summary>
    StateAtRest,

    /// <summary>A statement of Backward that makes a gradient wrong, as the compiler's warning GG0401 says it.</summary>
    WrongStatement,
}

/// <summary>Something that a check found.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Verdict">The best overall verdict that it allows.</param>
/// <param name="Message">A sentence for the user.</param>
/// <param name="Block">The block it is about; null where it is about the layer.</param>
public sealed record Finding(FindingKind Kind, Verdict Verdict, string Message, string? Block = null)
{
    /// <summary>The name of the sample in which it was found, unless that is the one that the report begins with.</summary>
    public string? Sample { get; init; }
}

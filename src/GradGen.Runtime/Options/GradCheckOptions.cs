using GradGen.Numerics;

namespace GradGen;

/// <summary>Options of a check; the defaults suit every element type.</summary>
public sealed record GradCheckOptions
{
    private readonly double? _step;
    private readonly TimeSpan? _callLimit;

    /// <summary>Seeds the parameters, inputs and costs of the check. The same seed gives the same check.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The cost J; by default the one that [GradCheckable] asks for. A loss layer is its own cost and ignores this.</summary>
    public Cost? Cost { get; init; }

    /// <summary>How the check searches the gradient for errors.</summary>
    public CheckMode Mode { get; init; } = CheckMode.Probe;

    /// <summary>
    /// The difference that every component is first compared with; what disagrees is measured more precisely. Any scheme but the
    /// two-sided one implies <see cref="CheckMode.Full"/>, the only mode that takes plain differences.
    /// </summary>
    public DifferenceScheme Scheme { get; init; } = DifferenceScheme.TwoSided;

    /// <summary>
    /// The step of that difference; by default chosen from the element type and the component's value. Setting it implies
    /// <see cref="CheckMode.Full"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not a finite number above zero.</exception>
    public double? Step
    {
        get => _step;
        init => _step = value is not { } step || (Precision.IsFinite(step) && step > 0)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Step), value, "A step is a finite number above zero.");
    }

    /// <summary>
    /// Measures what a <see cref="LayerPage"/> has pictures of, once the verdict is known: every component of a block, and the
    /// most wrong one at every step. GRADGEN_REPORT implies it. Without it, a page has no pictures, and the check takes fewer calls.
    /// </summary>
    public bool Closeups { get; init; }

    /// <summary>
    /// Ends the check before its next Forward or Backward: the layer is restored, and an
    /// <see cref="OperationCanceledException"/> is thrown instead of returning a report.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Receives the progress of the check: whenever it moves on to another block or phase, and about ten times a second in between.
    /// Only one of the threads of a full check reports at a time. An exception that it throws ends the check and is passed on
    /// unchanged, after the layer has been restored.
    /// </summary>
    public IProgress<GradCheckProgress>? Progress { get; init; }

    /// <summary>
    /// How long one call of the layer's code, a Forward, a Backward or its creation, may take; by default 60 s, or the number of
    /// seconds in the environment variable GRADGEN_CALL_LIMIT. A call that does not return by then is a failure in the
    /// report, and is abandoned. To make that possible, the check runs on a thread of its own; with
    /// <see cref="Timeout.InfiniteTimeSpan"/>, and under a debugger, it runs on the caller's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above zero.</exception>
    public TimeSpan? CallLimit
    {
        get => _callLimit;
        init => _callLimit = value is not { } limit || limit > TimeSpan.Zero || limit == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CallLimit), value, "A limit is a time above zero, or Timeout.InfiniteTimeSpan.");
    }

    internal bool IsFull => Mode == CheckMode.Full || Scheme != DifferenceScheme.TwoSided || Step is not null;
}

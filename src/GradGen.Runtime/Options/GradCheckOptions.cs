using GradGen.Numerics;

namespace GradGen;

/// <summary>What a check may be told; the defaults suit every element type.</summary>
public sealed record GradCheckOptions
{
    private readonly double? _step;
    private readonly TimeSpan? _callLimit;

    /// <summary>Seeds the parameters, inputs and costs of the check. The same seed gives the same check.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The cost J; by default the one that [GradCheckable] asks for. A loss layer is its own cost and ignores this.</summary>
    public Cost? Cost { get; init; }

    /// <summary>How the gradient is searched for what is wrong with it.</summary>
    public CheckMode Mode { get; init; } = CheckMode.Probe;

    /// <summary>
    /// The difference that every component is compared with at first; what disagrees is measured better. Another than the
    /// two-sided one asks for <see cref="CheckMode.Full"/>, the only mode that takes plain differences.
    /// </summary>
    public DifferenceScheme Scheme { get; init; } = DifferenceScheme.TwoSided;

    /// <summary>
    /// The step of that difference; by default chosen from the element type and the component's value. A given one asks for
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
    /// Ends the check before its next Forward or Backward: the layer is put back as it was, and an
    /// <see cref="OperationCanceledException"/> comes out instead of a report.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Is told how far the check is: whenever it goes on to another block or phase, and about ten times a second in between.
    /// Of the threads that a full check runs on, one at a time tells it. What it throws ends the check and comes out as it
    /// is; the layer is put back before.
    /// </summary>
    public IProgress<GradCheckProgress>? Progress { get; init; }

    /// <summary>
    /// How long one call of the layer's code may take, a Forward, a Backward or the making of it; by default 60 s, or what the
    /// environment variable GRADGEN_CALL_LIMIT says in seconds. A call that does not come back by then is a failure in the
    /// report, and is left behind. So that it can be, the check runs on a thread of its own; with
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

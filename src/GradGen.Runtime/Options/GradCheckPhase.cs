namespace GradGen;

/// <summary>What a check is doing.</summary>
public enum GradCheckPhase
{
    /// <summary>It finds a first point, and checks whether Forward and Backward are deterministic there.</summary>
    Starting,

    /// <summary>It compares the gradients, block by block.</summary>
    Comparing,

    /// <summary>It looks again with other random numbers and at other points, mainly at what the first point does not show.</summary>
    LookingElsewhere,

    /// <summary>It reaches a verdict on each block.</summary>
    Judging,

    /// <summary>It looks for the cause of what is wrong.</summary>
    Explaining,

    /// <summary>
    /// It checks what else can be expected of Backward: that it is linear in its upstream gradient, and that a batch is the sum of its samples.
    /// </summary>
    Behaving,

    /// <summary>It has finished.</summary>
    Finished,
}

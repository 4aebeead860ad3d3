namespace GradGen;

/// <summary>What a check is busy with.</summary>
public enum GradCheckPhase
{
    /// <summary>It finds a first point, and sees whether Forward and Backward repeat themselves there.</summary>
    Starting,

    /// <summary>It compares the gradients, block by block.</summary>
    Comparing,

    /// <summary>It looks again with other random numbers and at other points, at what the first point does not show above all.</summary>
    LookingElsewhere,

    /// <summary>It comes to a verdict on each block.</summary>
    Judging,

    /// <summary>It looks for the cause of what is wrong.</summary>
    Explaining,

    /// <summary>It looks at what else can be expected of Backward: linear in its upstream gradient, a batch as its samples.</summary>
    Behaving,

    /// <summary>It has come to its end.</summary>
    Finished,
}

namespace GradGen;

/// <summary>How far a check is. A layer that refuses the first sizes is checked anew in others, and everything counts from zero.</summary>
/// <param name="Phase">What it is busy with.</param>
/// <param name="Block">The block that it compares; null where it looks at all of them.</param>
/// <param name="BlocksDone">How many blocks have been compared.</param>
/// <param name="BlockCount">How many there are; zero as long as that is not known.</param>
/// <param name="ForwardCalls">How often Forward has been called.</param>
/// <param name="BackwardCalls">How often Backward has been called.</param>
public sealed record GradCheckProgress(GradCheckPhase Phase, string? Block, int BlocksDone, int BlockCount, int ForwardCalls, int BackwardCalls);

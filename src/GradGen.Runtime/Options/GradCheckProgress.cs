namespace GradGen;

/// <summary>How far a check has got. If a layer refuses the first sizes, the check starts again with others, and all counts start from zero.</summary>
/// <param name="Phase">What the check is doing.</param>
/// <param name="Block">The block that is being compared; null while all are looked at.</param>
/// <param name="BlocksDone">How many blocks have been compared.</param>
/// <param name="BlockCount">How many blocks there are; zero until that is known.</param>
/// <param name="ForwardCalls">How often Forward has been called.</param>
/// <param name="BackwardCalls">How often Backward has been called.</param>
public sealed record GradCheckProgress(GradCheckPhase Phase, string? Block, int BlocksDone, int BlockCount, int ForwardCalls, int BackwardCalls);

namespace GradGen;

/// <summary>What has probably gone wrong in Backward.</summary>
/// <param name="Block">The block whose gradient it explains.</param>
/// <param name="Hypothesis">The kind of mistake.</param>
/// <param name="Message">The evidence and the cause, in a sentence for the user.</param>
public sealed record LikelyCause(string Block, string Hypothesis, string Message);

namespace GradGen;

/// <summary>The most likely cause of a wrong block.</summary>
/// <param name="Block">The block's name.</param>
/// <param name="Hypothesis">The kind of mistake in a few words, the same for every block with that mistake.</param>
/// <param name="Message">A sentence with the evidence.</param>
public sealed record LikelyCause(string Block, string Hypothesis, string Message)
{
    /// <summary>The name of the sample that shows it, unless that is the one that the report begins with.</summary>
    public string? Sample { get; init; }
}

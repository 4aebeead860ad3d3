namespace GradGen;

/// <summary>A gradient check did not pass; the message is its report.</summary>
public sealed class GradCheckFailedException : Exception
{
    /// <summary>A failure with its report as the message.</summary>
    public GradCheckFailedException(string report)
        : base(report)
    {
    }
}

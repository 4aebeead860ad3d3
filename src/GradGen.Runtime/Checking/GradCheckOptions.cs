namespace GradGen;

/// <summary>What a check may be told; the defaults suit every element type.</summary>
public sealed record GradCheckOptions
{
    /// <summary>Seeds the parameters, inputs and costs of the check. The same seed gives the same check.</summary>
    public int Seed { get; init; } = 1;
}

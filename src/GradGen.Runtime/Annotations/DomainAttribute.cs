namespace GradGen;

/// <summary>Bounds the random values that a check gives to an input or a parameter; steps of differences stay inside too.</summary>
/// <param name="minimum">The smallest value.</param>
/// <param name="maximum">The largest value, above <paramref name="minimum"/>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DomainAttribute(double minimum, double maximum) : AboutMemberAttribute
{
    /// <summary>The smallest value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest value.</summary>
    public double Maximum { get; } = maximum;
}

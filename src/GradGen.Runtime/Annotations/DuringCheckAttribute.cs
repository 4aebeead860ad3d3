namespace GradGen;

/// <summary>
/// Sets the value of a property or field while a check runs: <c>[DuringCheck(1.0)]</c> on a keep probability,
/// <c>[DuringCheck(false)]</c> on a flag. Its own value is restored afterwards.
/// </summary>
/// <param name="value">A constant of the member's type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DuringCheckAttribute(object? value) : AboutMemberAttribute
{
    /// <summary>The value while checking.</summary>
    public object? Value { get; } = value;
}

namespace GradGen;

/// <summary>
/// Gives the value that a property or field has while a check runs: <c>[DuringCheck(1.0)]</c> on a keep probability,
/// <c>[DuringCheck(false)]</c> on a flag. Its own value is put back afterwards.
/// </summary>
/// <param name="value">A constant of the member's type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DuringCheckAttribute(object? value) : AboutMemberAttribute
{
    /// <summary>The value while checking.</summary>
    public object? Value { get; } = value;
}

namespace GradGen;

/// <summary>
/// Leaves a member out: it is neither parameter nor gradient nor sub-layer, or, on a method, neither Forward nor Backward.
/// A type with it is not checked: if it is [GradCheckable] it is still packed, and if not it is exempt from
/// <see cref="GradCheckRequiredAttribute"/>. Its test is shown as skipped with the reason.
/// </summary>
/// <param name="reason">Why it is left out: <c>[GradCheckIgnore("too slow: the network around it is checked")]</c>.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class GradCheckIgnoreAttribute(string? reason = null) : AboutMemberAttribute
{
    /// <summary>Why it is left out.</summary>
    public string? Reason { get; } = reason;
}

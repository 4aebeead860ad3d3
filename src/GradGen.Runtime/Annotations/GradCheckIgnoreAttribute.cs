namespace GradGen;

/// <summary>
/// Leaves a member out: it is neither parameter nor gradient nor sub-layer, or, on a method, neither Forward nor Backward.
/// A type with it need not be [GradCheckable], whatever <see cref="GradCheckRequiredAttribute"/> says.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class GradCheckIgnoreAttribute : AboutMemberAttribute;

namespace GradGen;

/// <summary>Leaves a member out: it is neither parameter nor gradient nor sub-layer, or, on a method, neither Forward nor Backward.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class GradCheckIgnoreAttribute : Attribute;

namespace GradGen;

/// <summary>Makes a member a parameter, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute;

namespace GradGen;

/// <summary>Makes a member a parameter, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ParameterAttribute : AboutMemberAttribute;

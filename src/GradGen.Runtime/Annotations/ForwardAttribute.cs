namespace GradGen;

/// <summary>Makes a method the layer's Forward, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ForwardAttribute : AboutMemberAttribute;

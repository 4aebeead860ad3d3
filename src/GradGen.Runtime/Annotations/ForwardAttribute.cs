namespace GradGen;

/// <summary>Makes a method the layer's Forward, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForwardAttribute : Attribute;

namespace GradGen;

/// <summary>Makes a method the layer's Backward, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BackwardAttribute : Attribute;

namespace GradGen;

/// <summary>
/// Marks a parameterless method whose value is added to the cost J: a regularisation term whose gradient Backward
/// adds to dθ. It covers the layer and its sub-layers; a layer without one uses the sum over its sub-layers.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PenaltyAttribute : AboutMemberAttribute;

namespace GradGen;

/// <summary>
/// Marks a method without arguments whose value is added to the cost J: a regularisation term whose gradient Backward
/// adds to dθ. It speaks for the layer and its sub-layers; a layer without one takes the sum over its sub-layers.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PenaltyAttribute : AboutMemberAttribute;

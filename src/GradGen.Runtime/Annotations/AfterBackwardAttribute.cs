namespace GradGen;

/// <summary>
/// Marks a method that completes what Backward does, and which a check calls after it: one that computes the gradients of the
/// parameters from what Backward has kept, or one that takes the step, off which they are read. It may take a learning rate, the
/// inputs of Forward and the upstream gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AfterBackwardAttribute : AboutMemberAttribute;

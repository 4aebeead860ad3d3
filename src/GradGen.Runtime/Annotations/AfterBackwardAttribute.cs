namespace GradGen;

/// <summary>
/// Marks a method that completes Backward and that a check calls after it: one that computes the gradients of the
/// parameters from what Backward has stored, or one that takes the step from which the gradients are derived. It may take a learning rate, the
/// inputs of Forward and the upstream gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AfterBackwardAttribute : AboutMemberAttribute;

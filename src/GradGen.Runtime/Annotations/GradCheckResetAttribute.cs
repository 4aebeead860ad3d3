namespace GradGen;

/// <summary>
/// Marks a parameterless method that resets what a layer remembers of earlier calls, such as the hidden state of a recurrent cell: a
/// check calls it before every Forward, or before every sequence of Forward calls where outputs depend on earlier inputs.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GradCheckResetAttribute : AboutMemberAttribute;

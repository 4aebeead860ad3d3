namespace GradGen.Generator.Model;

/// <summary>A call that completes Backward.</summary>
/// <param name="Call">The call on <c>Layer</c>, in the harness.</param>
/// <param name="IsOfOneStep">Whether it is made for every step of a sequence, and not once for all of them.</param>
internal sealed record SecondCallModel(string Call, bool IsOfOneStep);

namespace GradGen.Generator.Model;

/// <summary>A member that stands still or is set while a check runs.</summary>
/// <param name="Access">The expression that reads and assigns it, or a call.</param>
/// <param name="Kind">What is held.</param>
/// <param name="Value">The value of [DuringCheck] as C#, of the member's type; of a mode both, that of training first, or the second call.</param>
internal sealed record HeldModel(string Access, HeldKind Kind, string? Value);

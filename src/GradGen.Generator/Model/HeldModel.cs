namespace GradGen.Generator.Model;

/// <summary>A member that stands still or is set while a check runs.</summary>
/// <param name="Access">The expression that reads and assigns it.</param>
/// <param name="Kind">What is held.</param>
/// <param name="Value">The value of [DuringCheck] as C#, of the member's type.</param>
internal sealed record HeldModel(string Access, HeldKind Kind, string? Value);

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Where a number is at two evaluations, in units of what their difference is divided by.</summary>
/// <param name="Text">How the source writes it.</param>
/// <param name="A">At the first, measured from the point between.</param>
/// <param name="B">At the second.</param>
/// <param name="IsSingle">Whether it is a float.</param>
/// <param name="Path">Where it is held; null for a number that is only passed.</param>
internal sealed record Displacement(string Text, double A, double B, bool IsSingle, string? Path);

/// <summary>What is different between the points of two evaluations.</summary>
/// <param name="Moved">The one number that is, if any.</param>
/// <param name="Same">A number that is away from its original at both, equally far.</param>
/// <param name="Unread">A number that differs but that the evaluations cannot read.</param>
internal sealed record Displacements(Displacement? Moved, Displacement? Same, Displacement? Unread);

namespace GradGen.Tool.Checking;

/// <summary>What to check, and how.</summary>
/// <param name="Only">The name of the classes to check; null for all.</param>
/// <param name="IsFull">Whether every component is compared.</param>
/// <param name="Seed">The seed of every check.</param>
/// <param name="HasPages">Whether each report is wanted as a page too.</param>
/// <param name="Mutates">Whether right layers are checked with mistakes in their Backward too.</param>
/// <param name="Limit">How long the check of a layer may take.</param>
internal sealed record CheckRequest(string? Only, bool IsFull, int Seed, bool HasPages, bool Mutates, TimeSpan Limit);

namespace GradGen.Generator.Interpretation.Values;

/// <summary>Where a run is.</summary>
/// <param name="Call">The call that runs, by its number in <see cref="Calls"/>.</param>
/// <param name="Statement">The statement that runs, by its number.</param>
internal readonly record struct ProgramPoint(int Call, int Statement);

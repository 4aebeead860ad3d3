namespace GradGen;

/// <summary>The outcome of a check.</summary>
public sealed class GradCheckReport;

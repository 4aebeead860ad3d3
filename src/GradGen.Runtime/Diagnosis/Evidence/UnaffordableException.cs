namespace GradGen.Diagnosis.Evidence;

/// <summary>A cause cannot be looked for any further within what a failing check may cost.</summary>
internal sealed class UnaffordableException : Exception;

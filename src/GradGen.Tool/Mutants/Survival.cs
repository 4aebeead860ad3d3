namespace GradGen.Tool.Mutants;

/// <summary>Why the check does not see a mistake.</summary>
internal enum Survival
{
    /// <summary>The gradients are right with it, as far as the exact check can tell.</summary>
    Equivalent,

    /// <summary>No sample runs the code that it is in.</summary>
    NotRun,

    /// <summary>No sample shows it.</summary>
    NotShown,
}

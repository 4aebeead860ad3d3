namespace GradGen.Tool.Mutants;

/// <summary>Why the check does not see a mistake, the worst reason first.</summary>
internal enum Survival
{
    /// <summary>No sample shows it, but the exact check sees it.</summary>
    SeenByExact,

    /// <summary>No sample shows it, and the exact check does not reach the layer.</summary>
    NotShown,

    /// <summary>No sample runs the code that it is in.</summary>
    NotRun,

    /// <summary>It leaves the gradients as they are, as far as the exact check can tell.</summary>
    Equivalent,
}

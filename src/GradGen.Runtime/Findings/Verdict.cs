namespace GradGen;

/// <summary>What a check concludes.</summary>
public enum Verdict
{
    /// <summary>Analytic and numeric gradient agree.</summary>
    Pass,

    /// <summary>Both are zero everywhere, which proves nothing: the check did not reach what it should compare.</summary>
    NotExercised,

    /// <summary>The measurement is not precise enough to tell.</summary>
    Inconclusive,

    /// <summary>The difference cannot be the measurement's error.</summary>
    Fail,
}

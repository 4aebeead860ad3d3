namespace GradGen;

/// <summary>What a check concludes.</summary>
public enum Verdict
{
    /// <summary>Analytic and numeric gradient agree.</summary>
    Pass,

    /// <summary>Both are zero everywhere, which is no agreement: the check did not reach what it should compare.</summary>
    NotExercised,

    /// <summary>It cannot be told.</summary>
    Inconclusive,

    /// <summary>The difference cannot be the measurement's error.</summary>
    Fail,
}

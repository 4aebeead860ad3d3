namespace GradGen.Verdicts;

/// <summary>How a block of the gradient stands.</summary>
internal enum BlockState
{
    /// <summary>Nothing is known of it.</summary>
    Open,

    /// <summary>Claimed and numeric gradient agree, and would not if they differed.</summary>
    Agrees,

    /// <summary>Both are as small as the error of the measurement.</summary>
    Unseen,

    /// <summary>The cost has a kink at the point.</summary>
    AtKink,

    /// <summary>The measurement is too inexact to tell.</summary>
    Unclear,

    /// <summary>They cannot both be right.</summary>
    Wrong,
}

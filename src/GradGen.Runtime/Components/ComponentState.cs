namespace GradGen.Components;

/// <summary>How a component of the gradient stands.</summary>
internal enum ComponentState
{
    /// <summary>Not compared yet.</summary>
    Open,

    /// <summary>Analytic and numeric value agree, and differ clearly from zero.</summary>
    Agrees,

    /// <summary>They agree, but so would others: both are as small as the error.</summary>
    Weak,

    /// <summary>The analytic value lies between the slopes on the two sides of a kink.</summary>
    Kink,

    /// <summary>They cannot both be right.</summary>
    Wrong,
}

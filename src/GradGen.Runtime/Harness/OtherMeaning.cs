using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>What a Backward may mean besides what it is first taken to mean, where its signature leaves that open.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OtherMeaning
{
    /// <summary>Nothing else.</summary>
    None,

    /// <summary>The derivative of a function, written by what the function gave and not by what it took.</summary>
    DerivativeByOutput,

    /// <summary>The gradient of the mean of the losses that Forward gives, and not of their sum.</summary>
    MeanOfLosses,
}

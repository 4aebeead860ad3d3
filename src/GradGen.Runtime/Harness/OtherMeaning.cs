using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>A second meaning that a Backward may have, where its signature leaves that open.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OtherMeaning
{
    /// <summary>Nothing else.</summary>
    None,

    /// <summary>The derivative of a function in terms of its output instead of its input.</summary>
    DerivativeByOutput,

    /// <summary>The gradient of the mean of the losses that Forward gives, instead of their sum.</summary>
    MeanOfLosses,
}

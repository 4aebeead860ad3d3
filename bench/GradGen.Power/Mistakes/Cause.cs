namespace GradGen.Power.Mistakes;

/// <summary>The causes of wrong gradients that a report can name.</summary>
internal enum Cause
{
    ConstantFactor,
    Sign,
    Transposition,
    Permutation,
    BatchSumMissing,
    OneSampleOnly,
    StaleAccumulation,
    NeverWritten,
    UpstreamIgnored,
    UpstreamOverwritten,
    InputOverwritten,
    FactorMissing,
    PenaltyMissing,
    DiagonalJacobian,
    ActivationDerivative,
}

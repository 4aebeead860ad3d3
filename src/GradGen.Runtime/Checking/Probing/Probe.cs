namespace GradGen;

/// <summary>What a look along a direction u says of a range of the gradient.</summary>
/// <param name="Error">⟨∇J − g, u⟩: how far the claimed gradient g is off along it.</param>
/// <param name="Bound">How far that can be from the truth for the measurement's sake.</param>
/// <param name="Noise">What the rounding of the claimed gradient amounts to along it.</param>
/// <param name="Size">‖g∘u‖₂, what the components typically add up to.</param>
internal readonly record struct Probe(double Error, double Bound, double Noise, double Size)
{
    /// <summary>What error is tolerated.</summary>
    internal double Tolerance => Bound + Noise + (BlockComparison.Negligible * Size);

    internal bool Agrees => Math.Abs(Error) <= Tolerance;
}

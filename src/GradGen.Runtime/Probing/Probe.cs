using GradGen.Components;

namespace GradGen.Probing;

/// <summary>What a look along a direction u says of a range of the gradient.</summary>
/// <param name="Error">⟨∇J − g, u⟩: how far the claimed gradient g is off along it.</param>
/// <param name="Bound">How far that can be from the truth because of the measurement.</param>
/// <param name="Noise">What the rounding of the claimed gradient amounts to along it.</param>
/// <param name="Size">‖g∘u‖₂, what the components typically add up to.</param>
/// <param name="Largest">The largest part that a single component has in ⟨g, u⟩.</param>
internal readonly record struct Probe(double Error, double Bound, double Noise, double Size, double Largest)
{
    internal bool Agrees => Math.Abs(Error) <= Uncertainty;

    /// <summary>Whether it is off by so much that no better measurement could say otherwise.</summary>
    internal bool IsEvident => Math.Abs(Error) > BlockComparison.EvidentBounds * Uncertainty;

    /// <summary>What rounding and curvature can make of a right gradient.</summary>
    internal double Uncertainty => Bound + Noise;

    /// <summary>What is tolerated of a gradient that differs from the right one by as little as counts as right.</summary>
    internal double Negligible => Noise + (BlockComparison.Negligible * Size);

    /// <summary>What is left for the rest of a range where a part of it was measured.</summary>
    internal Probe Without(Probe part) => this with
    {
        Error = Error - part.Error,
        Bound = Bound + part.Bound,
        Size = Math.Sqrt(Math.Max(0, (Size * Size) - (part.Size * part.Size))),
    };
}

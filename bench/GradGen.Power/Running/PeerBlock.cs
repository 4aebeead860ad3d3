namespace GradGen.Power.Running;

/// <summary>A part of what a peer differentiates by.</summary>
/// <param name="Offset">Where it begins among all parts.</param>
/// <param name="Length">How many values it has.</param>
/// <param name="Input">The number of the input that it is; null for a parameter.</param>
/// <param name="InTheta">Where a parameter begins in θ.</param>
internal sealed record PeerBlock(int Offset, int Length, int? Input, int InTheta);

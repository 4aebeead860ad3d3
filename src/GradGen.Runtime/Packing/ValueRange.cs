#pragma warning disable IDE0040 // Public here, internal where the generator compiles it.
namespace GradGen;

/// <summary>The values that an input or a parameter may take during a check.</summary>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
readonly partial record struct ValueRange(double Minimum, double Maximum);

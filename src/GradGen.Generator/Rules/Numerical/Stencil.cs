using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>A quotient of two evaluations of one function, at two points on a line.</summary>
/// <param name="Operation">The quotient.</param>
/// <param name="IsOneSided">Whether it is right, and one of the points is the one where the derivative is taken.</param>
/// <param name="Mistake">What is wrong, to be put behind "This numerical gradient"; null when nothing certainly is.</param>
/// <param name="Step">The distance of the points from the middle, where it is constant and the function is computed in float.</param>
internal sealed record Stencil(IOperation Operation, bool IsOneSided, string? Mistake, double? Step);

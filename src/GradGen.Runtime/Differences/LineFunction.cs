namespace GradGen.Differences;

/// <summary>A function along one line through a point.</summary>
/// <param name="offset">How far from the point to evaluate.</param>
/// <param name="taken">How far it really was, after rounding to the element type.</param>
/// <returns>The function's value there, which may not be finite.</returns>
internal delegate double LineFunction(double offset, out double taken);

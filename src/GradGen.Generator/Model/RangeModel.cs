namespace GradGen.Generator.Model;

/// <summary>The values between two bounds, to draw from.</summary>
internal sealed record RangeModel(double Least, double Most);

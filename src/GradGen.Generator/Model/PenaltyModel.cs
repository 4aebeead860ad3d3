namespace GradGen.Generator.Model;

/// <summary>A method that gives a [Penalty].</summary>
/// <param name="Call">The call.</param>
/// <param name="IsGeneric">Whether it gives a number of the layer's own type.</param>
internal sealed record PenaltyModel(Expression Call, bool IsGeneric);

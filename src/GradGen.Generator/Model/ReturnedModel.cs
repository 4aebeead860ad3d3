namespace GradGen.Generator.Model;

/// <summary>A part of what Backward returns that is the gradient of a parameter.</summary>
/// <param name="Item">The place in the tuple, from 1.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="How">The struct that reaches the values, where it is no array.</param>
internal sealed record ReturnedModel(int Item, string Parameter, string? How);

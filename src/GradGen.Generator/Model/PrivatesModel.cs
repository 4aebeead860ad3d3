namespace GradGen.Generator.Model;

/// <summary>The parameters that a base class keeps to itself, packed for the layers that inherit from it.</summary>
/// <param name="Property">The name of the property that the heirs ask.</param>
/// <param name="Part">How they are packed.</param>
internal sealed record PrivatesModel(string Property, PartModel Part);

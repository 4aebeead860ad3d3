namespace GradGen;

/// <summary>
/// Marks a static method of the layer that creates one to check; for an adopted layer, any static method of the project that
/// returns one. It may take sizes as integers and a <see cref="Random"/>, which the check supplies, and may call the layer's
/// own initialisation.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradCheckFactoryAttribute : Attribute;

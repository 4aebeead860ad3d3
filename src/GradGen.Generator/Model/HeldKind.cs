namespace GradGen.Generator.Model;

internal enum HeldKind
{
    /// <summary>A random generator of the layer's own.</summary>
    Random,

    /// <summary>A member with [DuringCheck].</summary>
    Value,
}

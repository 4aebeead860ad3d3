namespace GradGen.Generator.Model;

internal enum HeldKind
{
    /// <summary>A random generator of the layer's own.</summary>
    Random,

    /// <summary>The random generators of an adopted layer, wherever it has them.</summary>
    Randoms,

    /// <summary>A member with [DuringCheck].</summary>
    Value,
}

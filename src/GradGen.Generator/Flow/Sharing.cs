namespace GradGen.Generator.Flow;

/// <summary>Who but a member itself may hold its array.</summary>
internal enum Sharing
{
    None,

    /// <summary>Objects that got it, or the layer: they may write it when they are called.</summary>
    Handed,

    /// <summary>Another member may be the very same array.</summary>
    Aliased,
}

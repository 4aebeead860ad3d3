namespace GradGen.Generator.Vocabulary;

/// <summary>What a size is called by: the axis that it measures.</summary>
internal enum AxisRole
{
    None,
    Batch,
    Depth,
    Row,
    Column,

    /// <summary>The number of values.</summary>
    Length,

    /// <summary>All sizes in one array.</summary>
    Shape,
}

namespace GradGen.Generator.Model;

internal enum MakerPart
{
    /// <summary>The size along an axis.</summary>
    Axis,

    /// <summary>All sizes as an array.</summary>
    Sizes,

    /// <summary>An object that holds all sizes.</summary>
    Shape,

    /// <summary>The same as native integers.</summary>
    NativeSizes,

    /// <summary>The values in row-major order.</summary>
    Values,

    /// <summary>The values in an array of as many axes.</summary>
    Table,

    /// <summary>The values in an array of rows.</summary>
    Rows,

    /// <summary>A number to fill it with.</summary>
    Zero,

    /// <summary>A random generator.</summary>
    Random,

    /// <summary>Optional, and left at its default.</summary>
    Omitted,
}

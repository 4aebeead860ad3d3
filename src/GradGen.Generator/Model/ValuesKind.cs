namespace GradGen.Generator.Model;

internal enum ValuesKind
{
    /// <summary>An array of one axis that holds all values.</summary>
    Flat,

    /// <summary>An array of several axes, or of rows.</summary>
    Array,

    /// <summary>A span over all values.</summary>
    Span,

    /// <summary>An element at a time, by its indices.</summary>
    Elements,
}

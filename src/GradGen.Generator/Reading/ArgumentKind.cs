namespace GradGen.Generator.Reading;

internal enum ArgumentKind
{
    /// <summary>An input of Forward, by its number.</summary>
    Input,

    /// <summary>An output of Forward, by its number.</summary>
    Output,

    /// <summary>A part of what Forward returned that is no output but a cache, by its place in the tuple.</summary>
    Kept,

    /// <summary>The gradient of the cost by an output, by its number.</summary>
    Upstream,

    /// <summary>True while training.</summary>
    Training,

    /// <summary>False while training.</summary>
    NotTraining,

    /// <summary>A random generator.</summary>
    Random,

    /// <summary>Optional, and left at its default.</summary>
    Omitted,
}

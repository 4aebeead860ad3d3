namespace GradGen.Generator.Framework;

/// <summary>What a method of .NET returns.</summary>
internal enum FrameworkResult
{
    /// <summary>One of the arguments, or a view of it.</summary>
    Same,

    /// <summary>A new array or sequence with the elements of the arguments, or one of them.</summary>
    Elements,

    /// <summary>A new array or sequence of what a delegate returns.</summary>
    Selected,

    /// <summary>Something else.</summary>
    Foreign,
}

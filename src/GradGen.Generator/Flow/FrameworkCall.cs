using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>What a method of .NET does with its receiver and its arguments, and what it returns.</summary>
internal sealed record FrameworkCall(FrameworkRole Receiver, Func<IParameterSymbol, FrameworkRole> Parameters, FrameworkResult Result);

internal enum FrameworkRole
{
    /// <summary>It is not looked into, for a length at most.</summary>
    Nothing,
    Read,
    Write,

    /// <summary>Zeros are written.</summary>
    Clear,
    MayWrite,

    /// <summary>It is kept in the receiver.</summary>
    Keep,
}

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

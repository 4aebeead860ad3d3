namespace GradGen.Generator.Framework;

/// <summary>What a method of .NET does with something that it is given.</summary>
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

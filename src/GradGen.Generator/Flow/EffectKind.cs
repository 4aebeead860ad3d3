namespace GradGen.Generator.Flow;

internal enum EffectKind
{
    /// <summary>Values are read, or handed to where they may be.</summary>
    Read,

    /// <summary>Values are written.</summary>
    Write,

    /// <summary>Zeros are written, or an array of zeros takes the place.</summary>
    Clear,

    /// <summary>Code that is not seen may write.</summary>
    MayWrite,
}

namespace GradGen.Generator.Interpretation.Values;

/// <summary>How the values of a type are kept, and what arithmetic they have.</summary>
internal enum Kind
{
    /// <summary>Objects, and value types that the machine holds as objects.</summary>
    Object,
    Real,
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Nullable,
    Unknown,
}

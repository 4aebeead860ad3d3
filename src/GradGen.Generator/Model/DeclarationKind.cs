namespace GradGen.Generator.Model;

internal enum DeclarationKind
{
    /// <summary>A class that the user declares.</summary>
    Class,

    /// <summary>A struct.</summary>
    Struct,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>A class that is generated.</summary>
    Generated,
}

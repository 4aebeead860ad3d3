namespace GradGen.Generator.Model;

internal enum ParameterKind
{
    /// <summary>An array of any rank, or of arrays.</summary>
    Array,

    /// <summary>Any other type that holds numbers.</summary>
    Storage,

    /// <summary>An array, list or dictionary of arrays or of such types.</summary>
    Items,

    /// <summary>A single number.</summary>
    Scalar,

    /// <summary>A [GradCheckable] layer.</summary>
    Layer,

    /// <summary>A [GradCheckable] struct, which has to be changed in place.</summary>
    StructLayer,

    /// <summary>An array, list or dictionary of layers.</summary>
    Layers,

    /// <summary>What a base class keeps to itself and packs for its heirs.</summary>
    Base,

    /// <summary>An object that holds parameters and their gradients.</summary>
    Part,

    /// <summary>An array, list or dictionary of such objects.</summary>
    Parts,
}

namespace GradGen;

/// <summary>What a block is to the layer.</summary>
public enum BlockKind
{
    /// <summary>A parameter: a part of θ.</summary>
    Parameter,

    /// <summary>An input of Forward, or the argument of a function.</summary>
    Input,
}

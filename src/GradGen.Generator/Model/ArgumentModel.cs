namespace GradGen.Generator.Model;

/// <summary>What the harness passes for a parameter of a method of the layer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Its number among those of its kind.</param>
internal sealed record ArgumentModel(ArgumentKind Kind, int Index)
{
    /// <summary>The parameter's name, where one before it is left out.</summary>
    public string? Name { get; init; }

    /// <summary>How the harness keeps it; null for what is no input, no output and no gradient of one.</summary>
    public KeptModel? Kept { get; init; }

    /// <summary>Whether it was given to Forward before.</summary>
    public bool IsGivenAgain { get; init; }

    /// <summary>The list that the parameter asks for in place of an array.</summary>
    public TypeName? List { get; init; }

    /// <summary>Whether the method hands it out.</summary>
    public bool IsOut { get; init; }

    /// <summary>Whether the method changes the variable.</summary>
    public bool IsRef { get; init; }

    /// <summary>What it may be instead, where a check finds out which the method means.</summary>
    public ArgumentModel? Other { get; init; }

    /// <summary>The parts of a tuple.</summary>
    public EquatableArray<ArgumentModel> Parts { get; init; }

    /// <summary>Whether that is a <c>System.Tuple</c>.</summary>
    public bool IsObject { get; init; }

    /// <summary>One of a few values that samples vary.</summary>
    public Expression? Choice { get; init; }
}

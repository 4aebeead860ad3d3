namespace GradGen.Generator.Model;

/// <summary>A member that contributes to θ.</summary>
/// <param name="Name">The member's name as the user wrote it.</param>
/// <param name="Access">What reads it, and is assigned.</param>
/// <param name="Kind">How it is stored.</param>
/// <param name="Gradient">The gradient member, if there is one.</param>
/// <param name="Domain">The bounds of [Domain], or null.</param>
/// <param name="HasValues">False for a sub-layer that has no parameters itself.</param>
internal sealed record ParameterModel(string Name, Expression Access, ParameterKind Kind, GradientModel? Gradient, RangeModel? Domain, bool HasValues = true)
{
    /// <summary>The struct that reaches the values, where the member is neither an array nor a number.</summary>
    public string? How { get; init; }

    /// <summary>Whether the member has to be assigned for its values to change.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>What it is tested under, where that is not its name.</summary>
    public EquatableArray<string> Blocks { get; init; }

    /// <summary>The names that tests are written for.</summary>
    public IEnumerable<string> Tested => Blocks.Count > 0 ? Blocks : [Name];

    /// <summary>The type of the items of a collection.</summary>
    public TypeName? ItemType { get; init; }
}

namespace GradGen.Generator.Model;

/// <summary>The member that holds a parameter's gradient.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Access">What reads it.</param>
/// <param name="How">The struct that reaches the values, where the member is neither an array nor a number.</param>
/// <param name="IsReplaced">Whether the member has to be assigned for its values to change.</param>
internal sealed record GradientModel(string Name, Expression Access, string? How = null, bool IsReplaced = false)
{
    /// <summary>The type of the items of a collection.</summary>
    public TypeName? ItemType { get; init; }
}

namespace GradGen.Generator.Model;

/// <summary>A layer to check on.</summary>
/// <param name="Creation">The new layer; null where it cannot be made.</param>
/// <param name="ReflectionName">The type's name for reflection, closed over the sample's type arguments.</param>
internal sealed record SampleModel(Expression? Creation, string ReflectionName)
{
    /// <summary>The facts about sizes that are stated before it is made.</summary>
    public EquatableArray<SizeFact> Preparation { get; init; }

    /// <summary>What is called on the new layer before it is one.</summary>
    public EquatableArray<InitialisationModel> Initialisation { get; init; }

    /// <summary>Why it cannot be made; null where it can.</summary>
    public string? Skipped { get; init; }
}

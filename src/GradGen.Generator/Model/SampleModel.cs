namespace GradGen.Generator.Model;

/// <summary>A layer to check on.</summary>
/// <param name="Creation">The new layer as C# with <c>sizes</c> in scope.</param>
/// <param name="ReflectionName">The type's name for reflection, closed over the sample's type arguments.</param>
internal sealed record SampleModel(string Creation, string ReflectionName)
{
    /// <summary>What is said of sizes before it is made, each a statement.</summary>
    public EquatableArray<string> Preparation { get; init; }

    /// <summary>What is called on the new layer, behind a dot, before it is one.</summary>
    public EquatableArray<string> Initialisation { get; init; }

    /// <summary>Why it cannot be made; null where it can.</summary>
    public string? Skipped { get; init; }
}

namespace GradGen.Generator.Model;

/// <summary>What makes a storage.</summary>
/// <param name="Type">The type that has the constructor or the method.</param>
/// <param name="Path">The method, behind the static members that have it; none for a constructor.</param>
/// <param name="Parts">What it is passed, each part with the number of its axis.</param>
internal sealed record MakerModel(TypeName Type, EquatableArray<string> Path, EquatableArray<(MakerPart Part, int Axis)> Parts)
{
    /// <summary>What makes the object that holds the sizes, where they are passed in one; null elsewhere.</summary>
    public MakerModel? Shape { get; init; }

    /// <summary>The type that the result is an object of, where the method promises less.</summary>
    public TypeName? Cast { get; init; }

    /// <summary>Whether nothing is called, since the default value is one.</summary>
    public bool IsDefault { get; init; }
}
